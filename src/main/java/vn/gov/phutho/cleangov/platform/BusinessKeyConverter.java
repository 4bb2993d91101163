package vn.gov.phutho.cleangov.platform;

import java.util.Set;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.stereotype.Component;

/** Reads the key in the path of a request. If the text is not a key of the type, the answer is 404. */
@Component
class BusinessKeyConverter implements GenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, BusinessKey.class));
    }

    @Override
    public Object convert(Object text, TypeDescriptor from, TypeDescriptor type) {
        return text == null ? null : BusinessKey.parse(type.getObjectType(), (String) text);
    }
}
