package vn.gov.phutho.cleangov.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.hibernate.jpa.boot.spi.TypeContributorList;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.AbstractClassJavaType;
import org.hibernate.type.descriptor.java.ImmutableMutabilityPlan;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Lets entities have keys of specific types. Each is stored in a text column, also as primary key. */
@Component
class BusinessKeyColumns implements HibernatePropertiesCustomizer {

    private final List<String> packages;

    BusinessKeyColumns(BeanFactory beans) {
        this.packages = AutoConfigurationPackages.get(beans);
    }

    @Override
    public void customize(Map<String, Object> properties) {
        properties.put(JpaSettings.TYPE_CONTRIBUTORS, (TypeContributorList)
                () -> List.of((contributions, registry) -> contribute(contributions)));
    }

    private void contribute(TypeContributions contributions) {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(BusinessKey.class));
        packages.stream()
                .flatMap(name -> scan.findCandidateComponents(name).stream())
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null)
                        .asSubclass(BusinessKey.class))
                .forEach(type -> contributions.contributeJavaType(new KeyType<>(type)));
    }

    private static final class KeyType<K extends BusinessKey> extends AbstractClassJavaType<K> {

        private static final long serialVersionUID = 1;

        KeyType(Class<K> type) {
            super(type, ImmutableMutabilityPlan.instance(), Comparator.comparing(BusinessKey::toString));
        }

        @Override
        public JdbcType getRecommendedJdbcType(JdbcTypeIndicators column) {
            return column.getJdbcType(SqlTypes.VARCHAR);
        }

        @Override
        public K fromString(CharSequence text) {
            return BusinessKey.parse(getJavaTypeClass(), text.toString());
        }

        @Override
        public <X> X unwrap(K key, Class<X> type, WrapperOptions options) {
            if (key == null || type.isInstance(key)) {
                return type.cast(key);
            }
            if (type.isAssignableFrom(String.class)) {
                return type.cast(key.toString());
            }
            throw unknownUnwrap(type);
        }

        @Override
        public <X> K wrap(X value, WrapperOptions options) {
            if (value == null || getJavaTypeClass().isInstance(value)) {
                return getJavaTypeClass().cast(value);
            }
            if (value instanceof String text) {
                return fromString(text);
            }
            throw unknownWrap(value.getClass());
        }
    }
}
