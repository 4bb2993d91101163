package vn.gov.phutho.cleangov.platform;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Iterator;
import org.springframework.stereotype.Component;

/** Describes keys as text in the API documentation, as they are in paths and answers. */
@Component
class BusinessKeySchema implements ModelConverter {

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Class<?> described = Json.mapper().constructType(type.getType()).getRawClass();
        if (BusinessKey.class.isAssignableFrom(described)) {
            return new StringSchema();
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }
}
