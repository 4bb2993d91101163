package vn.gov.phutho.cleangov.dossier;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.gov.phutho.cleangov.platform.AssignedKey;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * One commune's case file for one year. Its methods refuse a wrong order, and its state cannot be set from outside.
 * Other packages read it and change it through {@link DossierService}.
 */
@Entity
public class Dossier extends AssignedKey<DossierId> {

    @Id
    private DossierId id;

    private int year;
    private String communeCode;
    private String districtCode;
    private Instant openedAt;

    @Enumerated(EnumType.STRING)
    private DossierStatus status = DossierStatus.OPENED;

    @Enumerated(EnumType.STRING)
    private Classification target;

    private String commitment;
    private Instant registeredAt;
    private String registeredBy;
    private boolean registeredInTime;
    private Instant handedInAt;

    @Enumerated(EnumType.STRING)
    private Classification classification;

    private Instant classifiedAt;
    private String classifiedBy;
    private Instant recognisedAt;
    private boolean excellenceRequested;
    private String requestNumber;
    private LocalDate requestDate;
    private Instant requestedAt;
    private Instant excellenceDecidedAt;
    private Instant closedAt;
    private int reopenings;
    private String inCharge;
    private Instant inChargeSince;
    private String inChargeNamedBy;

    protected Dossier() {}

    Dossier(DossierId id, String districtCode, Instant openedAt) {
        this.id = id;
        this.year = id.year();
        this.communeCode = id.communeCode();
        this.districtCode = districtCode;
        this.openedAt = openedAt;
    }

    void register(Classification target, String commitment, boolean inTime, String by, Instant at) {
        if (registeredAt != null) {
            throw new RefusedException("Xã đã đăng ký năm " + year + ", không đăng ký lần hai.");
        }
        if (status != DossierStatus.OPENED) {
            throw new RefusedException("Đã qua kỳ đăng ký của năm " + year + ".");
        }
        this.target = target;
        this.commitment = commitment;
        registeredAt = at;
        registeredBy = by;
        registeredInTime = inTime;
        status = DossierStatus.REGISTERED;
    }

    /** Sets the officer of the district who is in charge of the commune; null for none. */
    void putInCharge(String account, String by, Instant at) {
        inCharge = account;
        inChargeSince = account == null ? null : at;
        inChargeNamedBy = account == null ? null : by;
    }

    /** Keeps the officer who was in charge in the previous year. */
    void follow(Dossier before) {
        inCharge = before.inCharge;
        inChargeSince = before.inChargeSince;
        inChargeNamedBy = before.inChargeNamedBy;
    }

    /** The self-review is signed and handed in to the district. */
    void handIn(Instant at) {
        if (status == DossierStatus.ASSESSED || status == DossierStatus.CLOSED) {
            throw new RefusedException("Huyện đã xếp loại, không nộp bản tự đánh giá được nữa.");
        }
        handedInAt = at;
        status = DossierStatus.SELF_REVIEWED;
    }

    /**
     * The district has decided. If it finds the commune excellent, it recognises it as clean and strong and requests
     * excellence. Only the province decides on excellence (D2.3e).
     */
    void classify(Classification decided, String by, Instant at) {
        if (status == DossierStatus.ASSESSED || status == DossierStatus.CLOSED) {
            throw new RefusedException("Huyện đã quyết định xếp loại xã này.");
        }
        excellenceRequested = decided == Classification.XUAT_SAC;
        classification = excellenceRequested ? Classification.VUNG_MANH : decided;
        classifiedAt = at;
        classifiedBy = by;
        recognisedAt = decided.recognised() ? at : null;
        status = DossierStatus.ASSESSED;
    }

    /** The district's request, a paper with number and date, goes to the province (D2.3e). */
    void requestExcellence(String number, LocalDate date, Instant at) {
        if (!excellenceRequested || recognisedAt == null) {
            throw new RefusedException("Huyện chưa công nhận xã này nên chưa đề nghị xét xuất sắc được.");
        }
        if (requestedAt != null) {
            throw new RefusedException("Huyện đã trình đề nghị cho xã này.");
        }
        requestNumber = number;
        requestDate = date;
        requestedAt = at;
    }

    void decideExcellence(boolean granted, Instant at) {
        if (requestedAt == null || recognisedAt == null) {
            throw new RefusedException("Xã chưa được huyện công nhận và đề nghị xét xuất sắc.");
        }
        if (excellenceDecidedAt != null) {
            throw new RefusedException("Tỉnh đã quyết định về xã này.");
        }
        excellenceDecidedAt = at;
        if (granted) {
            classification = Classification.XUAT_SAC;
        }
    }

    void close(Instant at) {
        if (status != DossierStatus.ASSESSED || excellenceRequested && excellenceDecidedAt == null) {
            throw new RefusedException("Hồ sơ chưa xong nên chưa đóng được.");
        }
        closedAt = at;
        status = DossierStatus.CLOSED;
    }

    /**
     * Withdraws the decision so that it can be made again. Class, recognition and request are removed; the history
     * keeps them. The dossier returns to the state before the decision.
     */
    void reopen() {
        if (status != DossierStatus.ASSESSED && status != DossierStatus.CLOSED) {
            throw new RefusedException(
                    reopenings > 0
                            ? "Quyết định về xã này đã được thu hồi, xã đang được xếp loại lại."
                            : "Huyện chưa xếp loại xã này nên không có quyết định nào để thu hồi.");
        }
        classification = null;
        classifiedAt = null;
        classifiedBy = null;
        recognisedAt = null;
        excellenceRequested = false;
        requestNumber = null;
        requestDate = null;
        requestedAt = null;
        excellenceDecidedAt = null;
        closedAt = null;
        reopenings++;
        status = handedInAt != null
                ? DossierStatus.SELF_REVIEWED
                : registeredAt != null ? DossierStatus.REGISTERED : DossierStatus.OPENED;
    }

    /** The values, by name, whose changes the history records. */
    Map<String, String> recordedValues() {
        Map<String, String> recordedValues = new LinkedHashMap<>();
        recordedValues.put(Recorded.STATUS, status.name());
        if (registeredAt != null) {
            recordedValues.put(Recorded.TARGET, target.name());
            recordedValues.put(Recorded.IN_TIME, Boolean.toString(registeredInTime));
        }
        if (classification != null) {
            recordedValues.put(Recorded.CLASSIFICATION, classification.name());
        }
        if (inCharge != null) {
            recordedValues.put(Recorded.IN_CHARGE, inCharge);
        }
        if (excellenceRequested) {
            recordedValues.put(Recorded.EXCELLENCE, excellence().name());
        }
        return recordedValues;
    }

    private Excellence excellence() {
        if (excellenceDecidedAt != null) {
            return classification == Classification.XUAT_SAC ? Excellence.GRANTED : Excellence.REFUSED;
        }
        return requestedAt == null ? Excellence.PROPOSED : Excellence.REQUESTED;
    }

    public DossierId key() {
        return new DossierId(year, communeCode);
    }

    public int year() {
        return year;
    }

    public String communeCode() {
        return communeCode;
    }

    public String districtCode() {
        return districtCode;
    }

    public DossierStatus status() {
        return status;
    }

    /** The Vietnamese name of the state. */
    public String statusTitle() {
        return reopenings > 0 && classification == null ? "đang xếp loại lại" : status.title();
    }

    /** The class for which the commune has registered; null before. */
    public Classification target() {
        return target;
    }

    public String commitment() {
        return commitment;
    }

    /** Null before the commune has registered. */
    public Instant registeredAt() {
        return registeredAt;
    }

    public String registeredBy() {
        return registeredBy;
    }

    public boolean registeredInTime() {
        return registeredInTime;
    }

    /** When the signed self-review reached the district; null as long as it has not. */
    public Instant handedInAt() {
        return handedInAt;
    }

    /** The class in force: the district's, or excellent once the province has granted it; null before. */
    public Classification classification() {
        return classification;
    }

    public Instant classifiedAt() {
        return classifiedAt;
    }

    /** Who decided the class for the district; null before. */
    public String classifiedBy() {
        return classifiedBy;
    }

    /** When the district recognised the commune as clean and strong; null if it has not. */
    public Instant recognisedAt() {
        return recognisedAt;
    }

    public boolean excellenceRequested() {
        return excellenceRequested;
    }

    /** Number of the district's request paper; null before it was sent. */
    public String requestNumber() {
        return requestNumber;
    }

    public LocalDate requestDate() {
        return requestDate;
    }

    /** When the request reached the province; null before. */
    public Instant requestedAt() {
        return requestedAt;
    }

    public Instant excellenceDecidedAt() {
        return excellenceDecidedAt;
    }

    /** The number of withdrawn decisions. A reopened dossier has its own request for excellence. */
    public int reopenings() {
        return reopenings;
    }

    public Instant closedAt() {
        return closedAt;
    }

    /** The account of the district's officer in charge of the commune; null if none is named. */
    public String inCharge() {
        return inCharge;
    }

    /** Null if no officer is named, like {@link #inChargeNamedBy}. */
    public Instant inChargeSince() {
        return inChargeSince;
    }

    public String inChargeNamedBy() {
        return inChargeNamedBy;
    }

    @Override
    public DossierId getId() {
        return id;
    }
}
