package vn.gov.phutho.cleangov.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.impl.bpmn.behavior.MailActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * A model runs our steps and nothing else: no script, no Java class, no mail, no shell. It is refused when it is
 * deployed, with file and element ({@link ModelFile}). A model that came into the database by another way fails when it
 * gets there: its job becomes an incident.
 */
@Component
class ClosedModels extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<Deployer> first = new ArrayList<>(
                Optional.ofNullable(configuration.getCustomPreDeployers()).orElse(List.of()));
        first.add(ClosedModels::checked);
        configuration.setCustomPreDeployers(first);
        configuration.getCustomPostBPMNParseListeners().add(new NoProgram());
        configuration.setArtifactFactory(new NoClass());
        configuration.setScriptEngineResolver(new NoScript());
        configuration.setDmnElProvider(
                expression -> refuse("Biểu thức «%s» của bảng quyết định".formatted(expression)));
        // Without this an error that no boundary event catches ends its path without a trace.
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setDeserializationAllowedPackages("vn.gov.phutho.cleangov");
        configuration.setJavaSerializationFormatEnabled(false);
    }

    /** The engine also reads old deployments again; these are checked when they run. */
    private static void checked(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            Objections.orThrow(deployment.getResources().values().stream()
                    .filter(file -> !file.getName().equals(ShippedModels.LIST))
                    .flatMap(file -> ModelFile.objections(file.getName(), file.getBytes()).stream())
                    .map(ModelFile.Objection::toString)
                    .toList());
        }
    }

    private static <T> T refuse(String what) {
        throw new RefusedException("%s trong sơ đồ không được phép. Hãy báo người sửa sơ đồ.".formatted(what));
    }

    private static final class NoClass implements ArtifactFactory {

        @Override
        public <T> T getArtifact(Class<T> type) {
            return refuse("Lớp Java " + type.getName());
        }
    }

    private static final class NoScript extends DefaultScriptEngineResolver {

        NoScript() {
            super(new ScriptEngineManager());
        }

        @Override
        public ScriptEngine getScriptEngine(String language, boolean cached) {
            return refuse("Script (%s)".formatted(language));
        }
    }

    private static final class NoProgram extends AbstractBpmnParseListener {

        @Override
        public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            if (activity.getActivityBehavior() instanceof ShellActivityBehavior
                    || activity.getActivityBehavior() instanceof MailActivityBehavior) {
                activity.setActivityBehavior(new Refusing());
            }
        }
    }

    private static final class Refusing extends TaskActivityBehavior {

        @Override
        protected void performExecution(ActivityExecution execution) {
            refuse("Lệnh khác với phương thức của *Steps");
        }
    }
}
