package vn.gov.phutho.cleangov.engine;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;
import vn.gov.phutho.cleangov.platform.Problem;
import vn.gov.phutho.cleangov.platform.ProblemTranslator;
import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * Translates a failure of an engine command for the user. The class of the exception decides, never its English text.
 * If the exception is the engine's answer to a wrong request, the engine's reason is kept.
 */
@Component
class EngineProblems implements ProblemTranslator {

    private final Claims claims;

    EngineProblems(Claims claims) {
        this.claims = claims;
    }

    @Override
    public Optional<Problem> of(Throwable failure) {
        return causes(failure).flatMap(cause -> answer(cause).stream()).findFirst();
    }

    /**
     * Translates a failed deployment. A file that the engine cannot read is the sender's error, with any class of
     * exception. Only a database failure is ours.
     */
    Optional<Problem> ofDeployment(Throwable failure) {
        return of(failure)
                .or(() -> failure instanceof ProcessEngineException
                                && causes(failure).noneMatch(SQLException.class::isInstance)
                        ? Optional.of(wrongRequest(failure))
                        : Optional.empty());
    }

    /**
     * Translates a failed query. An expression whose value has the wrong type for the field is the sender's error.
     */
    Optional<Problem> ofQuery(Throwable failure) {
        return of(failure)
                .or(() -> failure instanceof IllegalArgumentException
                        ? Optional.of(wrongRequest(failure))
                        : Optional.empty());
    }

    private Optional<Problem> answer(Throwable cause) {
        if (cause instanceof RefusedException refused) {
            return Problem.of(refused);
        }
        if (cause instanceof TaskAlreadyClaimedException claimed) {
            return Optional.of(Problem.of(RefusalCode.TASK_CLAIMED, claims.sentence(claimed.getTaskId())));
        }
        if (cause instanceof SuspendedEntityInteractionException) {
            return Optional.of(Problem.of(
                    RefusalCode.SUSPENDED,
                    "Việc này đang tạm dừng do người quản trị hệ thống. Chưa thay đổi gì; hãy hỏi người quản trị rồi thử"
                            + " lại."));
        }
        if (cause instanceof OptimisticLockingException) {
            return Optional.of(
                    Problem.of(
                            RefusalCode.CHANGED_MEANWHILE,
                            "Có người khác vừa làm việc này cùng lúc với bạn. Chưa thay đổi gì; hãy tải lại trang rồi xem lại."));
        }
        if (cause instanceof AuthorizationException) {
            return Optional.of(new Problem(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "Không có quyền",
                    "Việc này không được giao cho bạn hoặc đơn vị của bạn. Chưa thay đổi gì."));
        }
        if (cause instanceof SQLException) {
            return Problem.ofText(cause);
        }
        return isWrongRequest(cause) ? Optional.of(wrongRequest(cause)) : Optional.empty();
    }

    private static boolean isWrongRequest(Throwable cause) {
        return cause instanceof BadUserRequestException
                || cause instanceof NotFoundException
                || cause instanceof NotValidException
                || cause instanceof NullValueException
                || cause instanceof FormFieldValidationException
                || cause instanceof ParseException
                || cause instanceof SAXException;
    }

    private static Problem wrongRequest(Throwable failure) {
        String reason = failure.getMessage();
        String root = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "bad-request",
                "Yêu cầu không hợp lệ",
                "Chưa thay đổi gì: dữ liệu gửi lên không dùng được. Lý do: "
                        + (root == null || String.valueOf(reason).contains(root) ? reason : reason + ": " + root));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, one -> one != null, Throwable::getCause);
    }
}
