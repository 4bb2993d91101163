package vn.gov.phutho.cleangov.engine;

import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.springframework.context.ApplicationContext;

/**
 * Evaluates what a model says, and refuses what a query brings along. The engine evaluates expressions in queries and
 * filters without a scope ({@code null}); through {@code orQueries} these come from anybody with a login
 * (CVE-2026-109432), so without a scope only the functions that saved filters need are evaluated.
 */
class GuardedExpressionManager extends SpringExpressionManager {

    /** {@code currentUser()}, {@code currentUserGroups()}, {@code now()} and {@code dateTime()} with its date sums. */
    private static final Pattern FUNCTIONS_OF_FILTERS = Pattern.compile(
            "[$#]\\{\\s*(currentUser\\(\\)|currentUserGroups\\(\\)|(now|dateTime)\\(\\)(\\.[a-zA-Z]+\\(\\d{0,6}\\))*)\\s*}");

    GuardedExpressionManager(ApplicationContext context, Map<Object, Object> beans) {
        super(context, beans);
    }

    @Override
    public Expression createExpression(String text) {
        ValueExpression parsed = createValueExpression(text);
        return new JuelExpression(parsed, this, text) {
            @Override
            public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
                if (scope == null
                        && !isLiteralText()
                        && !FUNCTIONS_OF_FILTERS.matcher(text.trim()).matches()) {
                    throw new BadUserRequestException("this expression is not allowed in a query: " + text);
                }
                return super.getValue(scope, execution);
            }
        };
    }
}
