package vn.gov.phutho.cleangov.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The models, tables and forms of this version of the application, and how they come into force when it starts. The first
 * start deploys them. A later start deploys only what a new version has changed, and keeps what an analyst has changed
 * since. A file that both have changed stays the analyst's and is a conflict.
 */
final class ShippedModels {

    /** The source of the deployments that the application makes itself. */
    static final String SOURCE = "cleangov";

    /**
     * Lies beside the models of such a deployment and names the shipped files with their digests, one on a line. The
     * next version compares its files with it.
     */
    static final String LIST = "cleangov.shipped";

    private static final Logger log = LoggerFactory.getLogger(ShippedModels.class);

    private final Map<String, byte[]> files;
    private final ProcessEngine engine;

    ShippedModels(ResourcePatternResolver resources, ProcessEngine engine) {
        this(read(resources), engine);
    }

    ShippedModels(Map<String, byte[]> files, ProcessEngine engine) {
        this.files = files;
        this.engine = engine;
    }

    /** Resource names are the bare file names, so a jar and a working tree mean the same deployment. */
    private static Map<String, byte[]> read(ResourcePatternResolver resources) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String pattern : List.of("classpath:processes/*", "classpath:forms/*")) {
            try {
                for (Resource file : resources.getResources(pattern)) {
                    if (file.isReadable()) {
                        try (InputStream content = file.getInputStream()) {
                            files.put(file.getFilename(), content.readAllBytes());
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + pattern, e);
            }
        }
        return files;
    }

    /**
     * Brings the files of this version into force.
     *
     * @return the id of the new deployment; empty if this version has brought nothing new
     */
    String deploy() {
        Map<String, String> now = digests(files);
        Map<String, String> before = shippedBefore();
        if (now.equals(before)) {
            return "";
        }
        Map<String, byte[]> inForce = new TreeMap<>(
                DeployedModels.inForce(engine.getRepositoryService()).files());
        inForce.remove(LIST);
        List<String> conflicts = new ArrayList<>();
        Map<String, byte[]> merged = merged(now, before, inForce, conflicts);
        if (!conflicts.isEmpty()) {
            log.warn(
                    "both this version and an analyst have changed {}: the analyst's files stay in force",
                    String.join(", ", conflicts));
        }
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().name(SOURCE).source(SOURCE);
        merged.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        deployment.addString(
                LIST,
                now.entrySet().stream()
                        .map(file -> file.getValue() + " " + file.getKey())
                        .collect(Collectors.joining("\n")));
        return deployment.deploy().getId();
    }

    /** Three versions of each file decide: this application's, the one that was shipped before, and the one in force. */
    private Map<String, byte[]> merged(
            Map<String, String> now, Map<String, String> before, Map<String, byte[]> inForce, List<String> conflicts) {
        Map<String, String> used = digests(inForce);
        Map<String, byte[]> merged = new TreeMap<>();
        TreeSet<String> names = new TreeSet<>(now.keySet());
        names.addAll(used.keySet());
        for (String name : names) {
            boolean newlyShipped = !Objects.equals(now.get(name), before.get(name));
            boolean changedByAnalyst = !Objects.equals(used.get(name), before.get(name));
            if (newlyShipped && changedByAnalyst && !Objects.equals(now.get(name), used.get(name))) {
                conflicts.add(name);
            }
            byte[] content = newlyShipped && !changedByAnalyst ? files.get(name) : inForce.get(name);
            if (content != null) {
                merged.put(name, content);
            }
        }
        return merged;
    }

    /** The digests of the files that the last version shipped, by name; of an older version those that it deployed. */
    private Map<String, String> shippedBefore() {
        RepositoryService repository = engine.getRepositoryService();
        Set<String> own = repository.createDeploymentQuery().deploymentSource(SOURCE).list().stream()
                .map(Deployment::getId)
                .collect(Collectors.toSet());
        // By version: two deployments may have the same time.
        Optional<ProcessDefinition> latest =
                repository.createProcessDefinitionQuery().orderByProcessDefinitionVersion().desc().list().stream()
                        .filter(process -> files.containsKey(process.getResourceName()))
                        .filter(process -> own.contains(process.getDeploymentId()))
                        .findFirst();
        if (latest.isEmpty()) {
            return Map.of();
        }
        Map<String, byte[]> last =
                DeployedModels.filesOf(repository, latest.get().getDeploymentId());
        byte[] list = last.remove(LIST);
        return list == null
                ? digests(last)
                : Stream.of(new String(list, StandardCharsets.UTF_8).split("\n"))
                        .map(line -> line.split(" ", 2))
                        .collect(Collectors.toMap(line -> line[1], line -> line[0], (one, other) -> one, TreeMap::new));
    }

    private static Map<String, String> digests(Map<String, byte[]> files) {
        Map<String, String> digests = new TreeMap<>();
        files.forEach((name, content) -> digests.put(name, digest(content)));
        return digests;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
