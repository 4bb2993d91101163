package vn.gov.phutho.cleangov.engine;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.platform.EmbeddedDatabase;
import vn.gov.phutho.cleangov.platform.MovableClock;

/** The engine's configuration: its clock, the beans that expressions may use, and the models to deploy. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    private static final Logger log = LoggerFactory.getLogger(EngineConfiguration.class);

    @Bean
    MovableClock clock() {
        return new MovableClock(MovableClock.ZONE, offset -> ClockUtil.offset(offset.toMillis()));
    }

    @Bean
    FilterRegistrationBean<EngineProblemFilter> engineProblemFilter(
            TaskService tasks, EngineProblems problems, WithoutAuthorization withoutAuthorization) {
        FilterRegistrationBean<EngineProblemFilter> filter =
                new FilterRegistrationBean<>(new EngineProblemFilter(tasks, problems, withoutAuthorization));
        filter.setUrlPatterns(List.of("/camunda/api/engine/*", "/engine-rest/*"));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    /**
     * Unlocks all jobs at the start. Jobs that a killed application had locked would otherwise wait five minutes.
     * This is safe because only this application uses its embedded database.
     */
    @Bean
    ProcessEnginePlugin jobsOfAKilledApplicationAreFree(
            ObjectProvider<EmbeddedDatabase.Server> embedded, JdbcClient jdbc) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void postProcessEngineBuild(ProcessEngine engine) {
                embedded.ifAvailable(ours -> jdbc.sql(
                                "update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_owner_ is not null")
                        .update());
            }
        };
    }

    /** Publishes an {@link AdministrativeAct} for each change of accounts, rights and models by a person. */
    @Bean
    ProcessEnginePlugin administrativeActs(ApplicationEventPublisher events) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.getCustomHistoryEventHandlers().add(new AdministrativeActs(events));
            }
        };
    }

    /**
     * Expressions of models can use only {@code *Steps} beans. Expressions of queries can use only a few functions.
     */
    @Bean
    ProcessEnginePlugin guardedExpressions(ApplicationContext context) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setExpressionManager(new GuardedExpressionManager(context, new StepBeans(context)));
            }
        };
    }

    /** Checks and completes what a person deploys. */
    @Bean
    ProcessEnginePlugin wholeDeployments(
            ObjectProvider<DeploymentRules> rules, ObjectProvider<DeployedModels> deployed) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setRepositoryService(
                        new WholeDeployments(rules, deployed, configuration::getIdentityService));
            }
        };
    }

    /**
     * Brings {@code processes/} and {@code forms/} into force. The clock must be set before, because the timers of start
     * events depend on it.
     */
    @Bean
    ProcessEnginePlugin models(
            ResourcePatternResolver resources, ClockKeeper clockStands, Clock clock, ModelsOfTheStart start) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void postProcessEngineBuild(ProcessEngine engine) {
                String deployment = new ShippedModels(resources, engine).deploy();
                if (!deployment.isEmpty()) {
                    start.areDeployed(deployment);
                }
                load(engine);
            }
        };
    }

    /**
     * Reads every definition that is in use before anybody uses it. The engine publishes a definition that it reads
     * from the database to other threads before the definition's timers have their ids. Completing a task at that
     * moment fails with "processDefinitionId is null" (seen with 7.24.0 after a restart).
     */
    private static void load(ProcessEngine engine) {
        RepositoryService repository = engine.getRepositoryService();
        RuntimeService runtime = engine.getRuntimeService();
        Set<String> latest = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getId)
                .collect(Collectors.toSet());
        repository.createProcessDefinitionQuery().list().stream()
                .map(ProcessDefinition::getId)
                .filter(id -> latest.contains(id)
                        || runtime.createProcessInstanceQuery()
                                        .processDefinitionId(id)
                                        .count()
                                > 0)
                .forEach(id -> read(repository, id));
    }

    /** A model that cannot be read must not stop the start: its own cases stand still, all others go on. */
    private static void read(RepositoryService repository, String definition) {
        try {
            repository.getProcessDefinition(definition);
        } catch (ProcessEngineException unreadable) {
            log.error("The model {} cannot be read", definition, unreadable);
        }
    }
}
