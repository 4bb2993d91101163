package vn.gov.phutho.cleangov.engine;

import java.util.AbstractMap;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/**
 * The beans that an expression in a model may use: only those whose name ends in {@code Steps}. They are looked up
 * lazily, because the steps need the engine that is being built.
 */
class StepBeans extends AbstractMap<Object, Object> {

    private final ApplicationContext context;

    StepBeans(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String bean && bean.endsWith("Steps") && context.containsBean(bean);
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? context.getBean((String) name) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Set.of();
    }
}
