package vn.gov.phutho.cleangov.recheck;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.platform.AssignedKey;

/** A province's re-check of a year: how its sample was drawn, and from which communes. */
@Entity
class Recheck extends AssignedKey<UnitYear> {

    /** A recognised commune, in the district to which it belonged when the sample was drawn. */
    @Embeddable
    record Framed(String communeCode, String districtCode) {}

    @Id
    private UnitYear id;

    private int year;
    private String provinceCode;
    private Instant openedAt;
    private Instant nothingAt;
    private Long seed;
    private Integer share;
    private Instant drawnAt;
    private String drawnBy;

    @ElementCollection
    @CollectionTable(name = "recheck_frame", joinColumns = @JoinColumn(name = "recheck_id"))
    private Set<Framed> frame = new HashSet<>();

    protected Recheck() {}

    Recheck(UnitYear id, Instant openedAt) {
        this.id = id;
        this.year = id.year();
        this.provinceCode = id.unitCode();
        this.openedAt = openedAt;
    }

    /** Records that every district has decided and no commune is recognised. */
    void nothingToDraw(Instant at) {
        nothingAt = at;
    }

    /** @return the codes of the drawn communes, in ascending order */
    List<String> draw(long seed, int share, Collection<Framed> frame, String by, Instant at) {
        this.seed = seed;
        this.share = share;
        this.frame.addAll(frame);
        drawnBy = by;
        drawnAt = at;
        return redraw();
    }

    /** Draws again from the stored seed, share and frame. If the sample differs from the stored one, data was altered. */
    List<String> redraw() {
        Map<String, List<String>> byDistrict = frame.stream()
                .collect(Collectors.groupingBy(
                        Framed::districtCode,
                        TreeMap::new,
                        Collectors.mapping(Framed::communeCode, Collectors.toList())));
        return Sample.draw(seed, share, byDistrict);
    }

    UnitYear key() {
        return new UnitYear(year, provinceCode);
    }

    /** When it was recorded that no commune could be drawn; null otherwise. */
    Instant nothingAt() {
        return nothingAt;
    }

    /** Null before the draw. */
    Long seed() {
        return seed;
    }

    /** Per cent; null before the draw. */
    Integer share() {
        return share;
    }

    /** Null before the draw. */
    Instant drawnAt() {
        return drawnAt;
    }

    Set<Framed> frame() {
        return frame;
    }

    @Override
    public UnitYear getId() {
        return id;
    }
}
