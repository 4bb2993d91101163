package vn.gov.phutho.cleangov.unit;

import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The current units and agencies, ordered by code. When this bean is injected, the units are already imported. All
 * answers come from memory: units change only by an import, which happens when the application starts.
 */
@Service
public class UnitService {

    /** The engine's administrators; its own constant lives in the engine. */
    private static final String ADMINISTRATORS = "camunda-admin";

    private final UnitImport unitImport;
    private final UnitRepository units;
    private final AgencyRepository agencies;
    private final UnitProperties properties;
    private final TransactionTemplate transaction;
    private volatile Units current = new Units(List.of(), List.of(), List.of());

    UnitService(
            UnitImport unitImport,
            UnitRepository units,
            AgencyRepository agencies,
            UnitProperties properties,
            PlatformTransactionManager transactions) {
        this.unitImport = unitImport;
        this.units = units;
        this.agencies = agencies;
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
    }

    @PostConstruct
    void importAtStart() {
        importFiles(properties.file(), properties.agencies());
    }

    /** Imports both files and answers from them henceforth; a {@link BadFileException} leaves all as it was. */
    void importFiles(Resource unitFile, Resource agencyFile) {
        transaction.executeWithoutResult(status -> unitImport.importFiles(unitFile, agencyFile));
        current = transaction.execute(status -> new Units(
                units.findByValidToIsNullOrderByCode(), units.findByValidToIsNotNullOrderByValidTo(), agencies.all()));
    }

    /** A number of the current units: another one after units were renamed, merged or divided. */
    public int edition() {
        return current.edition();
    }

    /**
     * The current unit with this code.
     *
     * @throws NoSuchElementException if there is none
     */
    public Unit unit(String code) {
        return current.unit(code);
    }

    /** The current unit with this code, if there is one. */
    public Optional<Unit> find(String code) {
        return current.find(code);
    }

    /** The current unit with this code, else the last one that had it: what it did in its years stays readable. */
    public Optional<Unit> known(String code) {
        return current.known(code);
    }

    public List<Unit> provinces() {
        return current.of(UnitLevel.PROVINCE);
    }

    /** Every district of every province. */
    public List<Unit> districts() {
        return current.of(UnitLevel.DISTRICT);
    }

    /** Every commune of every district. */
    public List<Unit> communes() {
        return current.of(UnitLevel.COMMUNE);
    }

    /**
     * The units right below one; none below a commune.
     *
     * @throws NoSuchElementException if there is no unit with this code
     */
    public List<Unit> childrenOf(String parentCode) {
        return current.childrenOf(parentCode);
    }

    /**
     * The communes of a district, or those of a whole province; some island districts have none.
     *
     * @throws NoSuchElementException if there is no unit with this code
     */
    public List<Unit> communesOf(String districtCode) {
        return current.communesOf(districtCode);
    }

    /**
     * The district that a commune lies in; of a district, itself.
     *
     * @throws NoSuchElementException if there is no unit with this code, or it is a province
     */
    public Unit districtOf(String communeCode) {
        return current.at(UnitLevel.DISTRICT, communeCode);
    }

    /**
     * The province that a unit lies in; of a province, itself.
     *
     * @throws NoSuchElementException if there is no unit with this code
     */
    public Unit provinceOf(String anyCode) {
        return current.at(UnitLevel.PROVINCE, anyCode);
    }

    /**
     * Whether a unit is the other one or lies below it.
     *
     * @throws NoSuchElementException if there is no unit with the first code
     */
    public boolean liesWithin(String code, String outerCode) {
        return current.upwards(current.unit(code)).anyMatch(unit -> unit.code().equals(outerCode));
    }

    /**
     * The full name of a unit: «Xã Ca Đình»; of one that is no more, its last.
     *
     * @throws NoSuchElementException if there was never a unit with this code
     */
    public String name(String code) {
        return current.knownUnit(code).name();
    }

    /** The units whose name contains these words, typed with or without diacritics; none for a blank. */
    public List<Unit> search(String words, int limit) {
        return current.search(words, limit);
    }

    /**
     * A name as {@code unit.search_name} holds it and as SQL's {@code searchable} writes it: «Đoan Hùng» and «doan hung»
     * are the same.
     */
    public static String searchable(String name) {
        return SearchName.of(name);
    }

    /** Every agency, of every level. */
    public List<Agency> agencies() {
        return current.agencies();
    }

    /** The agencies whose people hold this role: the departments of a province, its newspapers and stations. */
    public List<Agency> agencies(Role role) {
        return current.agencies().stream()
                .filter(agency -> agency.role() == role)
                .toList();
    }

    /**
     * The name of an agency, without the unit's: «Thanh tra tỉnh».
     *
     * @throws NoSuchElementException if there is none with this code
     */
    public String agencyName(String code) {
        return current.agencies().stream()
                .filter(agency -> agency.code().equals(code))
                .findFirst()
                .map(Agency::name)
                .orElseThrow(() -> new NoSuchElementException("There is no agency with the code " + code));
    }

    /**
     * Where the person works who is in these groups of the engine. Groups that are no post in a current unit (also the
     * engine's own, but for {@code camunda-admin}) count for nothing.
     */
    public Places placesOf(Collection<String> groupIds) {
        return current.placesOf(groupIds, groupIds.contains(ADMINISTRATORS));
    }

    /** Whether someone in these groups looks after the system as a whole: administrators and officers of a province. */
    public boolean overseesAll(Collection<String> groupIds) {
        return groupIds.contains(ADMINISTRATORS)
                || provinces().stream()
                        .map(province -> Role.officerOf(UnitLevel.PROVINCE).group(province.code()))
                        .anyMatch(groupIds::contains);
    }

    /** The group of the chair of the unit in which the people of a group work; empty for a group that is no post. */
    public Optional<String> chairOf(String groupId) {
        return current.placeOf(groupId).map(unit -> Role.chairOf(unit.level()).group(unit.code()));
    }

    /**
     * The group of the officers of the unit right above the one in which the people of a group work; empty for a group of
     * the province and for one that is no post.
     */
    public Optional<String> officersAbove(String groupId) {
        return current.placeOf(groupId)
                .flatMap(unit -> find(unit.parentCode()))
                .map(above -> Role.officerOf(above.level()).group(above.code()));
    }

    /** The roles that somebody in these groups holds somewhere. */
    public Set<Role> rolesOf(Collection<String> groupIds) {
        return groupIds.stream()
                .flatMap(group -> current.post(group).stream())
                .map(Post::held)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** The unit in which the people of a group work; empty for a group that is no post. */
    public Optional<Unit> unitOf(String groupId) {
        return current.placeOf(groupId);
    }

    /** The groups of all posts in a unit. */
    public List<String> groupsOf(String unitCode) {
        return current.posts().stream()
                .filter(post -> post.unit().code().equals(unitCode))
                .map(Post::group)
                .toList();
    }

    /** Whether a group is that of a commune's chair, who acts in person (D3.1a). */
    public boolean isCommuneChair(String groupId) {
        return current.post(groupId)
                .filter(post -> post.held() == Role.COMMUNE_CHAIR)
                .isPresent();
    }

    /**
     * What the people of a group are called: «Chủ tịch UBND – Xã Ca Đình»; the group itself where it is no post.
     */
    public String groupName(String groupId) {
        return current.post(groupId).map(Post::groupName).orElse(groupId);
    }

    /**
     * Whether people with these posts lead those of a group: as chair of the same unit or of one above, as officer of
     * one above, as officer of the same unit all but its chair. An administrator leads everybody.
     */
    public boolean leads(Collection<String> groupIds, String groupId) {
        return overseesAll(groupIds)
                || current.placeOf(groupId).stream()
                        .flatMap(current::upwards)
                        .flatMap(unit -> Stream.of(
                                Role.chairOf(unit.level()).group(unit.code()),
                                Role.officerOf(unit.level()).group(unit.code())))
                        .filter(leader -> !leader.equals(groupId) && !isOfficerOver(leader, groupId))
                        .anyMatch(groupIds::contains);
    }

    /** Whether one is the officers' group of a unit and the other its chair's. */
    private boolean isOfficerOver(String officers, String chair) {
        return chairOf(officers).filter(chair::equals).isPresent();
    }

    /**
     * The unit and all units below it.
     *
     * @throws NoSuchElementException if there is no unit with this code
     */
    public List<Unit> within(String code) {
        return current.within(code);
    }

    /**
     * The units above a unit, the province first, and the unit itself, which may be no more.
     *
     * @throws NoSuchElementException if there was never a unit with this code
     */
    public List<Unit> pathTo(String code) {
        List<Unit> path =
                new ArrayList<>(current.upwards(current.knownUnit(code)).toList());
        Collections.reverse(path);
        return path;
    }

    /** The units of this level. */
    public List<Unit> at(UnitLevel level) {
        return current.of(level);
    }

    /** The unit of this level that a unit lies in, or is. */
    Unit at(UnitLevel level, String code) {
        return current.at(level, code);
    }

    /** Every post that people can hold in the current units. */
    List<Post> posts() {
        return current.posts();
    }
}
