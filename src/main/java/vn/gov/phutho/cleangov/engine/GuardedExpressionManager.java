package vn.gov.phutho.cleangov.engine;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.springframework.context.ApplicationContext;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * Evaluates expressions of models in their closed language ({@link ModelExpressions}), and refuses most expressions of
 * queries. The engine evaluates expressions in
 * queries and filters without a scope ({@code null}); through {@code orQueries} any logged-in user can send them
 * (CVE-2026-109432), so without a scope only the functions that saved filters need are evaluated.
 */
class GuardedExpressionManager extends SpringExpressionManager {

    /**
     * The complete text of an expression allowed in a query: one function without arguments; days may be added to
     * {@code dateTime()}. Any other method call on the result of a function could reach every class of the
     * application: {@code ${dateTime().getClass().getClassLoader().close()}} stops it.
     */
    private static final Pattern FUNCTIONS_OF_FILTERS = Pattern.compile(
            "\\$\\{ *(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)|dateTime\\(\\)(\\.plusDays\\([0-9]{1,6}\\))?) *}");

    GuardedExpressionManager(ApplicationContext context, Map<Object, Object> beans) {
        super(context, beans);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        resolvers.add(new BusinessKeyArguments());
        resolvers.add(super.createElResolver());
        return resolvers;
    }

    @Override
    public Expression createExpression(String text) {
        ValueExpression parsed = createValueExpression(text);
        Optional<String> objection = ModelExpressions.isIn(text) ? ModelExpressions.objection(text) : Optional.empty();
        return new JuelExpression(parsed, this, text) {
            @Override
            public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
                if (scope == null
                        && !isLiteralText()
                        && !FUNCTIONS_OF_FILTERS.matcher(text).matches()) {
                    throw new BadUserRequestException("this expression is not allowed in a query: " + text);
                }
                if (scope != null && objection.isPresent()) {
                    throw new RefusedException("Biểu thức %s trong sơ đồ không được phép: %s. Hãy báo người sửa sơ đồ."
                            .formatted(text, objection.get()));
                }
                return super.getValue(scope, execution);
            }
        };
    }
}
