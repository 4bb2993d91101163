package vn.gov.phutho.cleangov.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The deployed diagrams. A running process keeps the version with which it started. */
@Component
public class DeployedModels {

    private final ObjectProvider<RepositoryService> repository;
    private final EngineCommands commands;

    DeployedModels(ObjectProvider<RepositoryService> repository, EngineCommands commands) {
        this.repository = repository;
        this.commands = commands;
    }

    /**
     * The XML of a process definition. The caller must have checked whether the user may see it: the engine's
     * authorizations cover only whole definitions.
     */
    public String diagram(String definitionId) {
        return commands.withoutAuthorization(() -> read(definitionId));
    }

    private String read(String definitionId) throws IOException {
        try (InputStream model = repository.getObject().getProcessModel(definitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
