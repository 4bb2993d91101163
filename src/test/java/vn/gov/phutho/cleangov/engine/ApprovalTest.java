package vn.gov.phutho.cleangov.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** What an approving official may send, and what is made of it. */
class ApprovalTest {

    private static final String CHOOSE = "Chọn «Ký» hoặc «Trả lại».";

    private final DelegateTask task = mock(DelegateTask.class);

    @Test
    void theWordOfTheFormApproves() {
        sent("sign", null);
        assertThat(Approval.read(task, "sign", CHOOSE)).isEqualTo(new Approval(true, ""));
    }

    @Test
    void returnSendsBackWithTheReason() {
        sent("return", "  Rà lại số liệu.\n");
        assertThat(Approval.read(task, "sign", CHOOSE)).isEqualTo(new Approval(false, "Rà lại số liệu."));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "receive", "SIGN", "signed"})
    void everyOtherWordIsRefused(String word) {
        sent(word, "Vì sao");
        assertThatThrownBy(() -> Approval.read(task, "sign", CHOOSE))
                .isInstanceOf(RefusedException.class)
                .hasMessage(CHOOSE);
    }

    private void sent(Object decision, Object reason) {
        when(task.getVariable("decision")).thenReturn(decision);
        when(task.getVariable("reason")).thenReturn(reason);
    }
}
