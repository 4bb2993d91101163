package vn.gov.phutho.cleangov.security;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** The methods of our controllers at their addresses, as Spring MVC knows them: a test that uses it forgets no new one. */
final class Handlers {

    private static final String OURS = "vn.gov.phutho.cleangov.";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::([^}]*))?}");

    private Handlers() {}

    /** A method of one of our controllers, at one of its addresses. */
    record Handler(RequestMethod method, String path, HandlerMethod code) {

        /** Whether people open it in a browser; all else is for programs. */
        boolean page() {
            return !path.startsWith("/api/") && code.getBeanType().isAnnotationPresent(Controller.class);
        }

        boolean writes() {
            return method != RequestMethod.GET;
        }

        List<String> variables() {
            return VARIABLE.matcher(path).results().map(one -> one.group(1)).toList();
        }

        /** The address with this text in place of one variable. */
        String with(String variable, String text) {
            return VARIABLE.matcher(path)
                    .replaceAll(one -> Matcher.quoteReplacement(one.group(1).equals(variable) ? text : one.group()));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Handler> of(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(one -> one.getValue().getBeanType().getName().startsWith(OURS))
                .flatMap(one -> one.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method -> one.getKey().getPathPatternsCondition().getPatternValues().stream()
                                .map(path -> new Handler(method, path, one.getValue()))));
    }

    /** The address with things of this year in place of its variables: commune 07975, district 230, the province. */
    static String filled(String path, YearScenario year, JdbcClient jdbc) {
        return VARIABLE.matcher(path).replaceAll(variable -> switch (variable.group(1)) {
            case "level" -> variable.group(2).split("\\|")[0];
            case "code" ->
                path.matches("/(api/)?(provinces|\\{level:provinces}).*")
                        ? "25"
                        : path.contains("communes/") || path.contains("card") ? "07975" : "230";
            case "key" -> year.commune("07975").key();
            case "id" -> id(path, year, jdbc);
            case "year" -> Integer.toString(year.year());
            case "type" -> "june-report";
            case "account" -> "admin";
            case "version" -> "1";
            default -> "nothing";
        });
    }

    private static String id(String path, YearScenario year, JdbcClient jdbc) {
        if (path.contains("dossiers") || path.contains("explanations") || path.contains("reclassification")) {
            return year.commune("07975").key();
        }
        if (path.contains("assessments")
                || path.contains("postings")
                || path.contains("programmes")
                || path.contains("rounds")) {
            return year.district("230").key();
        }
        if (path.contains("criteria-sets")) {
            return jdbc.sql("select id from criteria_set limit 1")
                    .query(String.class)
                    .single();
        }
        if (path.contains("papers") || path.contains("legal-grounds")) {
            return "1";
        }
        return path.contains("api/evidence")
                ? "00000000-0000-0000-0000-000000000000"
                : year.province().key();
    }
}
