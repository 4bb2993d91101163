package vn.gov.phutho.cleangov.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
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
import org.springframework.core.io.Resource;
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

    /**
     * Deploys {@code processes/} and {@code forms/} as one deployment, and again only if a file has changed. Resource
     * names are the bare file names wherever the application runs from, so a jar and a working tree mean the same
     * deployment. The clock must be set before, because the timers of start events depend on it.
     */
    @Bean
    ProcessEnginePlugin models(
            ResourcePatternResolver resources, ClockKeeper clockStands, Clock clock, ModelsOfTheStart start) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void postProcessEngineBuild(ProcessEngine engine) {
                DeploymentBuilder deployment = engine.getRepositoryService()
                        .createDeployment()
                        .name("cleangov")
                        .source("cleangov")
                        .enableDuplicateFiltering(false);
                Stream.of("classpath:processes/*", "classpath:forms/*")
                        .flatMap(pattern -> find(resources, pattern))
                        .sorted(Comparator.comparing(Resource::getFilename))
                        .forEach(model -> add(deployment, model));
                DeploymentWithDefinitions deployed = deployment.deployWithResult();
                if (deployed.getDeployedProcessDefinitions() != null) {
                    start.areDeployed(deployed.getId());
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

    private static Stream<Resource> find(ResourcePatternResolver resources, String pattern) {
        try {
            return Arrays.stream(resources.getResources(pattern)).filter(Resource::isReadable);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + pattern, e);
        }
    }

    private static void add(DeploymentBuilder deployment, Resource model) {
        try (InputStream content = model.getInputStream()) {
            deployment.addInputStream(model.getFilename(), content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + model, e);
        }
    }
}
