package vn.gov.phutho.cleangov.engine;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's repository. What a person deploys is checked and completed to a whole release by {@link DeploymentRules}. What
 * the application deploys itself is not.
 */
class WholeDeployments extends RepositoryServiceImpl {

    private final ObjectProvider<DeploymentRules> rules;
    private final ObjectProvider<DeployedModels> deployed;
    private final Supplier<IdentityService> identity;

    WholeDeployments(
            ObjectProvider<DeploymentRules> rules,
            ObjectProvider<DeployedModels> deployed,
            Supplier<IdentityService> identity) {
        this.rules = rules;
        this.deployed = deployed;
        this.identity = identity;
    }

    @Override
    public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl builder) {
        DeploymentEntity asked = builder.getDeployment();
        boolean copies = !builder.getDeployments().isEmpty()
                || !builder.getDeploymentResourcesById().isEmpty()
                || !builder.getDeploymentResourcesByName().isEmpty();
        if (identity.get().getCurrentAuthentication() == null || copies || asked.getResources() == null) {
            return super.deployWithResult(builder);
        }
        Map<String, byte[]> sent = new TreeMap<>();
        asked.getResources().values().forEach(file -> sent.put(bare(file.getName()), file.getBytes()));
        DeployedModels.Release inForce = deployed.getObject().inForce();
        Map<String, byte[]> used = new TreeMap<>(inForce.files());
        used.remove(ShippedModels.LIST);
        // As a command, so that a refusal is translated like that of any other command.
        Map<String, byte[]> whole =
                commandExecutor.execute(context -> rules.getObject().whole(sent, used));
        // Without the engine's own filter: it would leave out the files that have not changed.
        DeploymentBuilderImpl release = new DeploymentBuilderImpl(this);
        whole.forEach((name, content) -> release.addInputStream(name, new ByteArrayInputStream(content)));
        if (isSame(whole, used)) {
            inForce.files().forEach((name, content) -> release.addInputStream(name, new ByteArrayInputStream(content)));
            release.name(inForce.name()).source(inForce.source()).enableDuplicateFiltering(false);
        } else {
            release.name(asked.getName())
                    .source(ShippedModels.SOURCE.equals(asked.getSource()) ? null : asked.getSource());
        }
        return super.deployWithResult(release);
    }

    private static String bare(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static boolean isSame(Map<String, byte[]> one, Map<String, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), other.get(file.getKey())));
    }
}
