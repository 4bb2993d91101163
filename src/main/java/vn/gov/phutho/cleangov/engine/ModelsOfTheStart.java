package vn.gov.phutho.cleangov.engine;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Publishes that this start of the application has deployed models. The engine deploys them before anybody listens, so it is
 * said when all beans exist.
 */
@Component
class ModelsOfTheStart implements SmartInitializingSingleton {

    private final EngineCommands commands;
    private final ApplicationEventPublisher events;
    private String deployment;

    ModelsOfTheStart(EngineCommands commands, ApplicationEventPublisher events) {
        this.commands = commands;
        this.events = events;
    }

    void areDeployed(String deploymentId) {
        deployment = deploymentId;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (deployment != null) {
            commands.together(() -> events.publishEvent(new AdministrativeAct(
                    AdministrativeAct.Kind.DEPLOYMENT,
                    CurrentUser.SYSTEM,
                    deployment,
                    "Phần mềm triển khai các mô hình đi kèm khi khởi động")));
        }
    }
}
