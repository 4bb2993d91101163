package vn.gov.phutho.cleangov.model;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A file with a decision table; valid by the schema of DMN. */
public record TableFile(ModelSource source, DmnModelInstance dmn) {

    /** @throws RuntimeException of the library if the file is no DMN */
    static TableFile read(ModelSource source) {
        return new TableFile(source, Dmn.readModelFromStream(new ByteArrayInputStream(source.content())));
    }

    public Decision decision() {
        return all(Decision.class).iterator().next();
    }

    public Collection<DecisionTable> tables() {
        return all(DecisionTable.class);
    }

    public <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return dmn.getModelElementsByType(type);
    }
}
