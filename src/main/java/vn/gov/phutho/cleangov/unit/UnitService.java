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
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The current units and agencies, ordered by code. When this bean is injected, the units are already imported. They
 * are kept in memory: units change only by an import, when the application starts.
 */
@Service
public class UnitService {

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

    /** Imports both files and uses them from then on; after a {@link BadFileException} nothing has changed. */
    void importFiles(Resource unitFile, Resource agencyFile) {
        transaction.executeWithoutResult(status -> unitImport.importFiles(unitFile, agencyFile));
        current = transaction.execute(status -> new Units(
                units.findByValidToIsNullOrderByCode(), units.findByValidToIsNotNullOrderByValidTo(), agencies.all()));
    }

    /** A checksum of the current units. It changes when units are renamed, merged or divided. */
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

    /** The current unit with this code, otherwise the last one that had it, so that its records stay readable. */
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
     * The units directly below a unit; none for a commune.
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
     * The district of a commune; for a district, the district itself.
     *
     * @throws NoSuchElementException if there is no unit with this code, or it is a province
     */
    public Unit districtOf(String communeCode) {
        return current.at(UnitLevel.DISTRICT, communeCode);
    }

    /**
     * The province of a unit; for a province, the province itself.
     *
     * @throws NoSuchElementException if there is no unit with this code
     */
    public Unit provinceOf(String anyCode) {
        return current.at(UnitLevel.PROVINCE, anyCode);
    }

    /**
     * Whether a unit is the other one or is below it.
     *
     * @throws NoSuchElementException if there is no unit with the first code
     */
    public boolean isWithin(String code, String outerCode) {
        return current.upwards(current.unit(code)).anyMatch(unit -> unit.code().equals(outerCode));
    }

    /**
     * The full name of a unit: «Xã Ca Đình»; for a former unit, its last name.
     *
     * @throws NoSuchElementException if there was never a unit with this code
     */
    public String name(String code) {
        return current.knownUnit(code).name();
    }

    /** The units whose name contains these words, typed with or without diacritics; none for a blank text. */
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

    /** The agencies whose members hold this role: the departments of a province, its newspapers and stations. */
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
     * The places of a person with these groups of the engine. Administrators and auditors may read everywhere. Other
     * groups that are not a post in a current unit are ignored.
     */
    public Places placesOf(Collection<String> groupIds) {
        return current.placesOf(groupIds, Right.READ_EVERYTHING.isInSystem(groupIds));
    }

    /** The group of the chair of the unit in which the people of a group work; empty for a group that is not a post. */
    public Optional<String> chairOf(String groupId) {
        return current.placeOf(groupId).map(unit -> Role.chairOf(unit.level()).group(unit.code()));
    }

    /**
     * The group of the officers of the unit directly above the one in which the people of a group work; empty for a group of
     * the province and for one that is not a post.
     */
    public Optional<String> officersAbove(String groupId) {
        return current.placeOf(groupId)
                .flatMap(unit -> find(unit.parentCode()))
                .map(above -> Role.officerOf(above.level()).group(above.code()));
    }

    /** The roles of a person with these groups, in any unit. */
    public Set<Role> rolesOf(Collection<String> groupIds) {
        return groupIds.stream()
                .flatMap(group -> current.post(group).stream())
                .map(Post::held)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** The post that the members of a group hold; empty for a group that is not a post. */
    Optional<Post> post(String groupId) {
        return current.post(groupId);
    }

    /** The unit in which the people of a group work; empty for a group that is not a post. */
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
     * The name of a group: «Chủ tịch UBND – Xã Ca Đình»; the group's id if it is neither a post nor a role in the system.
     */
    public String groupName(String groupId) {
        return current.post(groupId)
                .map(Post::groupName)
                .or(() -> SystemRole.ofGroup(groupId).map(SystemRole::title))
                .orElse(groupId);
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
     * The units above a unit, the province first, and the unit itself, which may be a former one.
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

    /** The unit of this level that contains a unit, or is this unit. */
    Unit at(UnitLevel level, String code) {
        return current.at(level, code);
    }

    /** Every post that people can hold in the current units. */
    List<Post> posts() {
        return current.posts();
    }
}
