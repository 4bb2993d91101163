package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.standard.SheetReading.Reading;

/**
 * The content of a filled-in file of a {@link EntryTable}. An empty line gives no entry. A line with a problem gives
 * only the problem.
 */
public final class EntryReadings {

    private static final int MOST_PROBLEMS = 200;

    private final String refusal;
    private final Map<String, Map<String, Reading>> readings = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int notListed;

    EntryReadings() {
        this.refusal = null;
    }

    private EntryReadings(String refusal) {
        this.refusal = refusal;
    }

    static EntryReadings refused(String why) {
        return new EntryReadings(why);
    }

    /**
     * A problem in the file.
     *
     * @param cell such as {@code F12}; empty if the problem is not in a single cell
     * @param message a Vietnamese sentence
     */
    public record Problem(String cell, String message) {}

    /** @throws RefusedException if the file as a whole cannot be read, with the reason */
    public void requireReadable() {
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
    }

    /** The valid entries, by owner and indicator code. */
    public Map<String, Map<String, Reading>> readings() {
        return readings;
    }

    /** In the order of the file; empty if all entries are valid. */
    public List<Problem> problems() {
        List<Problem> listed = new ArrayList<>(problems);
        if (notListed > 0) {
            listed.add(new Problem("", "Và còn %d chỗ khác.".formatted(notListed)));
        }
        return listed;
    }

    /** Records a problem of the remark on an otherwise valid entry. */
    public void complainOfNote(String owner, String code, String problem) {
        complain(places.get(owner + "/" + code), problem);
    }

    /** @param problem Vietnamese, as the end of a sentence */
    void complain(String cell, String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(cell, Wording.upperFirst(problem)));
        } else {
            notListed++;
        }
    }

    /** @param noteCell the cell of its remark */
    void put(String owner, String code, Reading reading, String noteCell) {
        readings.computeIfAbsent(owner, key -> new LinkedHashMap<>()).put(code, reading);
        places.put(owner + "/" + code, noteCell);
    }

    /** A reading in the format of the forms, which {@link SheetReader} can read. */
    public static ObjectNode entry(Reading reading) {
        ObjectNode entry = reading.measurement().toNode();
        if (reading.estimate()) {
            entry.put("estimate", true);
        }
        return reading.note().isEmpty() ? entry : entry.put("note", reading.note());
    }
}
