package vn.gov.phutho.cleangov.model;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.DeployedModels;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The releases of the models, what runs on them, and what has failed in them. */
@Component
class ModelReleases {

    private static final int SHOWN = 20;
    private static final int FAILED_SHOWN = 100;

    private final JdbcClient jdbc;
    private final DeployedModels models;
    private final Accounts accounts;
    private final UnitService units;

    ModelReleases(JdbcClient jdbc, DeployedModels models, Accounts accounts, UnitService units) {
        this.jdbc = jdbc;
        this.models = models;
        this.accounts = accounts;
        this.units = units;
    }

    /**
     * A release.
     *
     * @param number from 1, the release that came with the first start
     * @param author the name of the person who deployed it; empty if the application did
     * @param changes the files that differ from the release before, each with what happened to it, in Vietnamese
     */
    record Release(int number, String id, String name, LocalDateTime at, String author, List<String> changes) {}

    /** A version of a process, and how many instances of it run. */
    record Version(String title, int version, int release, long running) {}

    /**
     * Work in the background that has failed.
     *
     * @param element the label of the element at which the process stands
     * @param retries how often it is tried again by itself
     */
    record FailedWork(
            String job,
            String unit,
            String process,
            String element,
            String message,
            int retries,
            LocalDateTime since) {}

    private record Row(int number, String id, String name, LocalDateTime at, String author) {}

    private record File(String releaseId, String name, String digest) {}

    /** The latest releases, the newest first. */
    List<Release> latest() {
        List<Row> rows = jdbc.sql("select number, id, coalesce(name, '') as name, at, coalesce(author, '') as author"
                        + " from model_release order by number desc limit ?")
                .param(SHOWN + 1)
                .query(Row.class)
                .list();
        Map<String, Map<String, String>> files =
                files(rows.stream().map(Row::id).toList());
        List<Release> releases = new ArrayList<>();
        for (int i = 0; i < rows.size() && i < SHOWN; i++) {
            Row row = rows.get(i);
            boolean first = i + 1 == rows.size();
            releases.add(new Release(
                    row.number(),
                    row.id(),
                    row.name(),
                    row.at(),
                    row.author().isEmpty() ? "" : accounts.nameOf(row.author()),
                    first ? List.of() : changes(files.get(rows.get(i + 1).id()), files.get(row.id()))));
        }
        return releases;
    }

    private Map<String, Map<String, String>> files(List<String> releases) {
        Map<String, Map<String, String>> files = new TreeMap<>();
        releases.forEach(id -> files.put(id, new TreeMap<>()));
        jdbc
                .sql("select release_id, name, digest from release_file where release_id = any(?)")
                .param(releases.toArray(String[]::new))
                .query(File.class)
                .list()
                .stream()
                .filter(file -> ModelSource.isOne(file.name()))
                .forEach(file -> files.get(file.releaseId()).put(file.name(), file.digest()));
        return files;
    }

    private static List<String> changes(Map<String, String> before, Map<String, String> now) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), now.get(name)))
                .map(name -> name + (before.containsKey(name) ? now.containsKey(name) ? " (sửa)" : " (bỏ)" : " (thêm)"))
                .toList();
    }

    /** The versions on which something runs. */
    List<Version> versions() {
        return jdbc.sql("""
                        select v.title, v.version, r.number as release, v.running
                        from running_version v join model_release r on r.id = v.release_id
                        where v.running > 0
                        order by v.title, v.version desc
                        """).query(Version.class).list();
    }

    private record Failed(
            String id,
            String unitCode,
            String definitionId,
            String process,
            String element,
            String message,
            int retries,
            LocalDateTime created) {}

    /** What has failed: first what is no longer tried again by itself, then the oldest. */
    List<FailedWork> failed() {
        return jdbc.sql("""
                        select id, unit_code, definition_id, process, element, coalesce(message, '') as message, retries, created
                        from failed_job order by retries, created, id limit ?
                        """).param(FAILED_SHOWN).query(Failed.class).list().stream()
                .map(job -> new FailedWork(
                        job.id(),
                        job.unitCode() == null
                                ? ""
                                : units.known(job.unitCode())
                                        .map(one -> one.name())
                                        .orElse(job.unitCode()),
                        job.process() == null ? "" : job.process(),
                        job.element().isEmpty() || job.definitionId() == null
                                ? ""
                                : models.label(job.definitionId(), job.element()),
                        job.message(),
                        job.retries(),
                        job.created()))
                .toList();
    }
}
