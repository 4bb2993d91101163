package vn.gov.phutho.cleangov.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * Writes difficult texts into each text of the answers of a form, one text at a time, and takes everything back. A text is
 * stored exactly as it was written, or it is refused with a message.
 */
class NaughtyAnswers {

    static final String STORED = "stored";
    static final String REFUSED = "refused";

    /** Letters of many scripts, composed and decomposed, outside the basic plane, joined, enclosed, private. */
    private static final String SCRIPTS =
            "Ủy ban U\u0309y ban Ⅷ ß ſ İ ı ﬁ ™ ½ ² ٣ אב عربي हिन्दी ไทย 漢字 かな 한글 한 𝄞 😀 👩🏽‍⚕️ é e\u0301\u0323 \uE000 \u00A0x\u3000y";

    private static final Map<String, String> TEXTS = new TreeMap<>(Map.of(
            "scripts",
            SCRIPTS,
            "markup",
            "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;&#0;]]>{{x}}<%= x %>",
            "code",
            "'; drop table dossier; -- \" \\ %s {0} ${execution.id} #{1+1} \\u0000 %00 ../../etc/passwd",
            "formula",
            "=cmd|'/c calc'!A1",
            "lines",
            "một\r\nhai\nba\tbốn",
            "spaces",
            " \u00A0\u3000\t\n",
            "number",
            "1e999999999",
            "long",
            "Dài ".repeat(250_000)));

    private final TaskService tasks;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    /** By what became of the text, the places where it was written and its kind. */
    private final Map<String, List<String>> outcomes = new TreeMap<>();

    private String everyText;

    NaughtyAnswers(TaskService tasks, TransactionTemplate transaction, JdbcClient jdbc) {
        this.tasks = tasks;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    Map<String, List<String>> outcomes() {
        return outcomes;
    }

    int count() {
        return outcomes.values().stream().mapToInt(List::size).sum();
    }

    /** Other officials go on meanwhile: they may end a task, an urging for example, before all texts are tried. */
    void tryAll(RehearsedTask task, Map<String, Object> answers) {
        for (String path : places(answers)) {
            TEXTS.forEach((kind, text) -> {
                String outcome = complete(task, replaced(answers, path, text), text);
                if (outcome.equals(REFUSED) || outcome.equals(STORED) || isOpen(task)) {
                    outcomes.computeIfAbsent(outcome, first -> new ArrayList<>())
                            .add(task.element() + " " + path + " " + kind);
                }
            });
        }
    }

    private boolean isOpen(RehearsedTask task) {
        return tasks.createTaskQuery().taskId(task.taskId()).count() > 0;
    }

    private String complete(RehearsedTask task, Map<String, Object> answers, String text) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                tasks.complete(task.taskId(), answers);
                return isStored(text) ? STORED : "taken, but not stored";
            } catch (RefusedException refused) {
                return REFUSED;
            } catch (RuntimeException failure) {
                return "failed: " + failure;
            }
        });
    }

    /** Whether exactly this text is in a table of ours or in the engine's history of variables. */
    private boolean isStored(String text) {
        if (everyText == null) {
            everyText = jdbc.sql("""
                            select format('select 1 from %I where cast(%I as text) = :text', table_name, column_name)
                            from information_schema.columns join information_schema.tables using (table_schema, table_name)
                            where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'act\\_%'
                              and data_type in ('text', 'character varying')
                            """).query(String.class).list().stream()
                    .collect(Collectors.joining(" union all ", "select exists (", ")"));
        }
        return jdbc.sql(everyText).param("text", text).query(Boolean.class).single() || isInHistory(text);
    }

    /** As a text, or in a JSON document. */
    private boolean isInHistory(String text) {
        String quoted = JsonNodeFactory.instance.textNode(text).toString();
        return jdbc.sql("select exists (select 1 from act_hi_varinst where text_ = :text)"
                        + " or exists (select 1 from act_ge_bytearray where position(:json in bytes_) > 0)")
                .param("text", text)
                .param("json", quoted.getBytes(StandardCharsets.UTF_8))
                .query(Boolean.class)
                .single();
    }

    /** Where texts stand in these answers: names and JSON pointers, one for all elements of a list. */
    private static List<String> places(Map<String, Object> answers) {
        List<String> places = new ArrayList<>();
        answers.forEach((name, value) -> {
            if (value instanceof String) {
                places.add(name);
            } else if (value instanceof JsonNode node) {
                texts(node).forEach(pointer -> places.add(name + pointer));
            }
        });
        return places;
    }

    private static List<String> texts(JsonNode node) {
        List<String> pointers = new ArrayList<>();
        if (node instanceof ArrayNode array && !array.isEmpty()) {
            texts(array.get(0)).forEach(rest -> pointers.add("/0" + rest));
        } else if (node instanceof ObjectNode object) {
            object.fields()
                    .forEachRemaining(field ->
                            texts(field.getValue()).forEach(rest -> pointers.add("/" + field.getKey() + rest)));
        } else if (node.isTextual()) {
            pointers.add("");
        }
        return pointers;
    }

    private static Map<String, Object> replaced(Map<String, Object> answers, String path, String text) {
        Map<String, Object> changed = new HashMap<>(answers);
        int slash = path.indexOf('/');
        if (slash < 0) {
            changed.put(path, text);
            return changed;
        }
        String name = path.substring(0, slash);
        JsonNode copy = ((JsonNode) answers.get(name)).deepCopy();
        int last = path.lastIndexOf('/');
        JsonNode parent = copy.at(path.substring(slash, last));
        if (parent instanceof ArrayNode array) {
            array.set(0, array.textNode(text));
        } else {
            ((ObjectNode) parent).put(path.substring(last + 1), text);
        }
        changed.put(name, copy);
        return changed;
    }
}
