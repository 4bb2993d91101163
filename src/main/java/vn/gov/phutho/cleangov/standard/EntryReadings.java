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
    private int untold;

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
     * What is wrong in the file.
     *
     * @param cell such as {@code F12}; empty of what stands in no single cell
     * @param message a Vietnamese sentence
     */
    public record Problem(String cell, String message) {}

    /** @throws RefusedException if the file as a whole cannot be read, with the reason */
    public void requireReadable() {
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
    }

    /** The sound entries, by owner and indicator code. */
    public Map<String, Map<String, Reading>> readings() {
        return readings;
    }

    /** In the order of the file; none if everything that was filled in is sound. */
    public List<Problem> problems() {
        List<Problem> told = new ArrayList<>(problems);
        if (untold > 0) {
            told.add(new Problem("", "Và còn %d chỗ khác.".formatted(untold)));
        }
        return told;
    }

    /** Something is wrong with the remark on an entry that is sound by itself. */
    public void complainOfNote(String owner, String code, String problem) {
        complain(places.get(owner + "/" + code), problem);
    }

    /** @param problem Vietnamese, as the end of a sentence */
    void complain(String cell, String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(cell, Wording.upperFirst(problem)));
        } else {
            untold++;
        }
    }

    /** @param noteCell where its remark stands */
    void put(String owner, String code, Reading reading, String noteCell) {
        readings.computeIfAbsent(owner, key -> new LinkedHashMap<>()).put(code, reading);
        places.put(owner + "/" + code, noteCell);
    }

    /** A reading as forms send it, which {@link SheetReader} reads back. */
    public static ObjectNode entry(Reading reading) {
        ObjectNode entry = reading.measurement().toNode();
        if (reading.estimate()) {
            entry.put("estimate", true);
        }
        return reading.note().isEmpty() ? entry : entry.put("note", reading.note());
    }
}
