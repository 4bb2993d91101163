package vn.gov.phutho.cleangov.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.gov.phutho.cleangov.model.Fault.Severity;

/** Writes the faults of a check for people and for programs. */
enum FaultReport {
    /** One line of Vietnamese for each fault. */
    TEXT {
        @Override
        String write(List<Fault> faults) {
            return faults.stream()
                            .map(fault -> (fault.isError() ? "LỖI  " : "NHẮC ") + fault)
                            .collect(Collectors.joining("\n", "", faults.isEmpty() ? "" : "\n"))
                    + summary(faults);
        }

        private static String summary(List<Fault> faults) {
            long errors = faults.stream().filter(Fault::isError).count();
            return "%d lỗi, %d lời nhắc.".formatted(errors, faults.size() - errors);
        }
    },
    /** The faults as they are: {@code {"faults": [{"severity": "ERROR", "rule": "due-date", …}]}}. */
    JSON {
        @Override
        String write(List<Fault> faults) {
            return json(Map.of("faults", faults));
        }
    },
    /** The Static Analysis Results Interchange Format 2.1.0 (OASIS), which editors and build servers show. */
    SARIF {
        @Override
        String write(List<Fault> faults) {
            List<Map<String, String>> rules = faults.stream()
                    .map(Fault::rule)
                    .distinct()
                    .sorted()
                    .map(rule -> Map.of("id", rule))
                    .toList();
            Map<String, Object> driver = Map.of("name", "cleangov", "rules", rules);
            Map<String, Object> run = Map.of(
                    "tool", Map.of("driver", driver),
                    "columnKind", "utf16CodeUnits",
                    "results", faults.stream().map(FaultReport::result).toList());
            Map<String, Object> log = new TreeMap<>(Map.of("version", "2.1.0", "runs", List.of(run)));
            log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            return json(log);
        }
    };

    /** @return the report without a line break at its end */
    abstract String write(List<Fault> faults);

    private static Map<String, Object> result(Fault fault) {
        Map<String, Object> place = new TreeMap<>(Map.of("artifactLocation", Map.of("uri", fault.file())));
        if (fault.line() > 0) {
            place.put("region", Map.of("startLine", fault.line()));
        }
        Map<String, Object> location = new TreeMap<>(Map.of("physicalLocation", place));
        if (!fault.element().isEmpty()) {
            location.put("logicalLocations", List.of(Map.of("name", fault.element(), "kind", "element")));
        }
        return Map.of(
                "ruleId",
                fault.rule(),
                "level",
                fault.severity() == Severity.ERROR ? "error" : "warning",
                "message",
                Map.of("text", fault.toString()),
                "locations",
                new ArrayList<>(List.of(location)));
    }

    private static String json(Object report) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the report", e);
        }
    }
}
