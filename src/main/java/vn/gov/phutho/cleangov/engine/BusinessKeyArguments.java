package vn.gov.phutho.cleangov.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import vn.gov.phutho.cleangov.platform.BusinessKey;

/**
 * Lets a step take a key of its own type: in {@code ${reportSteps.due(execution.processBusinessKey)}} the text becomes a
 * {@code ReportId}. Changes only the arguments; the engine's own resolvers find and call the method.
 */
class BusinessKeyArguments extends ELResolver {

    @Override
    public Object invoke(ELContext context, Object step, Object method, Class<?>[] types, Object[] arguments) {
        if (step != null && Arrays.stream(arguments).anyMatch(String.class::isInstance)) {
            List<Method> called = Arrays.stream(step.getClass().getMethods())
                    .filter(one -> one.getName().equals(method) && one.getParameterCount() == arguments.length)
                    .toList();
            if (called.size() == 1) {
                readKeys(called.get(0).getParameterTypes(), arguments);
            }
        }
        return null;
    }

    private static void readKeys(Class<?>[] types, Object[] arguments) {
        for (int i = 0; i < types.length; i++) {
            if (arguments[i] instanceof String text && BusinessKey.class.isAssignableFrom(types[i])) {
                arguments[i] = BusinessKey.parse(types[i], text);
            }
        }
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {}

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return false;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return null;
    }
}
