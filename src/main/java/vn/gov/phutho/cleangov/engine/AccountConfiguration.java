package vn.gov.phutho.cleangov.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the engine keeps, checks and accepts the passwords of its accounts. */
@Component
class AccountConfiguration extends AbstractProcessEnginePlugin {

    private final StrongDigests digests;
    private final PasswordRules rules;
    private final ObjectProvider<PasswordListener> listeners;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AccountConfiguration(
            StrongDigests digests,
            PasswordRules rules,
            ObjectProvider<PasswordListener> listeners,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.digests = digests;
        this.rules = rules;
        this.listeners = listeners;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(digests);
        configuration.setEnablePasswordPolicy(true);
        configuration.setPasswordPolicy(rules);
        configuration.setIdentityService(new IdentityWithRules(rules));
        configuration.setIdentityProviderSessionFactory(new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return WritableIdentityProvider.class;
            }

            @Override
            public Session openSession() {
                return new AccountProvider(digests, listeners, jdbc, events);
            }
        });
    }
}
