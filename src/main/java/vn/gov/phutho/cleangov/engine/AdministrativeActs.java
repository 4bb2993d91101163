package vn.gov.phutho.cleangov.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.ApplicationEventPublisher;
import vn.gov.phutho.cleangov.engine.AdministrativeAct.Kind;

/**
 * Publishes what the engine writes to its log of user operations about accounts, rights and models, at the end of the
 * command that does it. The engine writes that log only for logged-in people, and only with the history level {@code full}.
 */
class AdministrativeActs implements HistoryEventHandler {

    private static final Map<String, Kind> KINDS = Map.of(
            EntityTypes.USER, Kind.ACCOUNT,
            EntityTypes.GROUP, Kind.GROUP,
            EntityTypes.TENANT, Kind.GROUP,
            EntityTypes.GROUP_MEMBERSHIP, Kind.MEMBERSHIP,
            EntityTypes.TENANT_MEMBERSHIP, Kind.MEMBERSHIP,
            EntityTypes.AUTHORIZATION, Kind.AUTHORIZATION,
            EntityTypes.DEPLOYMENT, Kind.DEPLOYMENT);

    private static final Map<String, String> VERBS = Map.of(
            UserOperationLogEntry.OPERATION_TYPE_CREATE, "Tạo",
            UserOperationLogEntry.OPERATION_TYPE_UPDATE, "Sửa",
            UserOperationLogEntry.OPERATION_TYPE_DELETE, "Xóa",
            UserOperationLogEntry.OPERATION_TYPE_UNLOCK, "Mở khóa");

    private final ApplicationEventPublisher events;
    private final Map<CommandContext, Operations> running = new ConcurrentHashMap<>();

    AdministrativeActs(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof UserOperationLogEntryEventEntity entry && KINDS.containsKey(entry.getEntityType())) {
            CommandContext command = Context.getCommandContext();
            running.computeIfAbsent(command, Operations::new).add(entry);
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> all) {
        all.forEach(this::handleEvent);
    }

    /**
     * The operations of one command, which all have the same id. Each consists of an entry for each property, which come one
     * by one: a property that comes again begins the next operation.
     */
    private final class Operations implements CommandContextListener {

        private final List<Operation> all = new ArrayList<>();
        private final Map<String, Operation> latest = new HashMap<>();

        Operations(CommandContext command) {
            command.registerCommandContextListener(this);
        }

        void add(UserOperationLogEntryEventEntity entry) {
            String kind = entry.getEntityType() + entry.getOperationType();
            Operation operation = latest.get(kind);
            if (operation == null || operation.has(entry.getProperty())) {
                operation = new Operation(entry);
                latest.put(kind, operation);
                all.add(operation);
            }
            operation.add(entry);
        }

        @Override
        public void onCommandContextClose(CommandContext command) {
            running.remove(command);
            all.stream().map(Operation::act).forEach(events::publishEvent);
        }

        @Override
        public void onCommandFailed(CommandContext command, Throwable cause) {
            running.remove(command);
        }
    }

    private static final class Operation {

        private final UserOperationLogEntryEventEntity first;
        private final Map<String, String> values = new HashMap<>();
        private final Set<String> properties = new HashSet<>();

        Operation(UserOperationLogEntryEventEntity first) {
            this.first = first;
        }

        boolean has(String property) {
            return properties.contains(property);
        }

        void add(UserOperationLogEntryEventEntity entry) {
            properties.add(entry.getProperty());
            String value = entry.getNewValue() == null ? entry.getOrgValue() : entry.getNewValue();
            if (entry.getProperty() != null && value != null) {
                values.put(entry.getProperty(), value);
            }
        }

        AdministrativeAct act() {
            Kind kind = KINDS.get(first.getEntityType());
            String verb = VERBS.getOrDefault(first.getOperationType(), first.getOperationType());
            return switch (kind) {
                case ACCOUNT, PASSWORD ->
                    setsPassword()
                            ? act(Kind.PASSWORD, value("userId"), "Đặt mật khẩu mới")
                            : act(kind, value("userId"), verb + " tài khoản");
                case GROUP -> act(kind, group(), verb + " nhóm");
                case MEMBERSHIP -> act(kind, value("userId"), "%s tư cách thành viên nhóm %s".formatted(verb, group()));
                case AUTHORIZATION ->
                    act(
                            kind,
                            value("userId") + group(),
                            "%s quyền %s đối với %s «%s»"
                                    .formatted(verb, value("permissions"), value("resource"), value("resourceId")));
                case DEPLOYMENT -> act(kind, first.getDeploymentId(), verb + " bộ mô hình" + nameOfDeployment());
            };
        }

        private AdministrativeAct act(Kind kind, String subject, String text) {
            String who = first.getUserId() == null ? CurrentUser.SYSTEM : first.getUserId();
            return new AdministrativeAct(kind, who, subject == null ? "" : subject, text);
        }

        private String value(String property) {
            return values.getOrDefault(property, "");
        }

        private String group() {
            return value("groupId") + value("tenantId");
        }

        /** The engine's log says only that the account was updated. */
        private boolean setsPassword() {
            if (!UserOperationLogEntry.OPERATION_TYPE_UPDATE.equals(first.getOperationType())) {
                return false;
            }
            UserEntity user =
                    Context.getCommandContext().getDbEntityManager().getCachedEntity(UserEntity.class, value("userId"));
            return user != null && user.hasNewPassword();
        }

        private String nameOfDeployment() {
            DeploymentEntity deployment = Context.getCommandContext()
                    .getDbEntityManager()
                    .getCachedEntity(DeploymentEntity.class, first.getDeploymentId());
            return deployment == null || deployment.getName() == null ? "" : " «%s»".formatted(deployment.getName());
        }
    }
}
