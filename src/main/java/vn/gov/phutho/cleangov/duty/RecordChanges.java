package vn.gov.phutho.cleangov.duty;

import jakarta.persistence.EntityManagerFactory;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.calendar.MovesDeadlines;
import vn.gov.phutho.cleangov.cycle.DutySource;

/**
 * Collects the records that a transaction stores, changes or deletes, and passes them to {@link DutyKeeper} once,
 * after the last flush and before the commit. Services need not do anything. Records written by plain SQL are not
 * noticed.
 */
@Component
class RecordChanges
        implements PostInsertEventListener,
                PostUpdateEventListener,
                PostDeleteEventListener,
                SmartInitializingSingleton {

    private final transient EntityManagerFactory entities;
    private final transient ObjectProvider<DutySource> sources;
    private final transient DutyKeeper keeper;
    private final transient Map<EventSource, Set<Object>> changed = new ConcurrentHashMap<>();
    private transient Set<Class<?>> types = Set.of();

    RecordChanges(EntityManagerFactory entities, ObjectProvider<DutySource> sources, DutyKeeper keeper) {
        this.entities = entities;
        this.sources = sources;
        this.keeper = keeper;
    }

    @Override
    public void afterSingletonsInstantiated() {
        types = sources.stream()
                .flatMap(source -> source.kinds().stream())
                .map(DutySource.Kind::type)
                .collect(Collectors.toSet());
        EventListenerRegistry registry = entities.unwrap(SessionFactoryImplementor.class)
                .getServiceRegistry()
                .requireService(EventListenerRegistry.class);
        registry.appendListeners(EventType.POST_INSERT, this);
        registry.appendListeners(EventType.POST_UPDATE, this);
        registry.appendListeners(EventType.POST_DELETE, this);
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        collect(event.getSession(), event.getEntity());
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        collect(event.getSession(), event.getEntity());
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        collect(event.getSession(), event.getEntity());
    }

    private void collect(EventSource session, Object entity) {
        if (entity instanceof MovesDeadlines || types.contains(entity.getClass())) {
            changed.computeIfAbsent(session, this::untilCompletion).add(entity);
        }
    }

    private Set<Object> untilCompletion(EventSource session) {
        session.getActionQueue().registerProcess(committing -> keeper.recordsChanged(changed.get(session)));
        session.getActionQueue().registerProcess((success, completed) -> changed.remove(session));
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }
}
