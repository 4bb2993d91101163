package vn.gov.phutho.cleangov.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/** What a compiled class says without being loaded: its public methods, its texts, and the variables that it reads. */
final class CompiledClass {

    private final Map<String, Set<Integer>> methods = new TreeMap<>();
    private final Set<String> texts = new TreeSet<>();
    private final Set<String> called = new TreeSet<>();
    private final Map<String, Set<String>> variables = new TreeMap<>();
    private final String name;

    private CompiledClass(ClassReader reader) {
        name = reader.getClassName();
        reader.accept(new Reading(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    static CompiledClass read(InputStream content) {
        try (content) {
            return new CompiledClass(new ClassReader(content));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a class of the application", e);
        }
    }

    /** With slashes: {@code vn/gov/phutho/cleangov/registration/RegistrationSteps}. */
    String name() {
        return name;
    }

    Set<String> methods() {
        return methods.keySet();
    }

    boolean has(String method, int arguments) {
        return methods.getOrDefault(method, Set.of()).contains(arguments);
    }

    Set<String> texts() {
        return texts;
    }

    boolean calls(String className) {
        return called.contains(className);
    }

    Set<String> variablesReadBy(String method) {
        return variables.getOrDefault(method, Set.of());
    }

    private final class Reading extends ClassVisitor {

        Reading() {
            super(SpringAsmInfo.ASM_VERSION);
        }

        @Override
        public FieldVisitor visitField(int access, String field, String type, String signature, Object value) {
            if (value instanceof String text) {
                texts.add(text);
            }
            return null;
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String type, String signature, String[] thrown) {
            if ((access & Opcodes.ACC_PUBLIC) != 0 && (access & Opcodes.ACC_STATIC) == 0 && !method.startsWith("<")) {
                methods.computeIfAbsent(method, one -> new TreeSet<>()).add(Type.getArgumentTypes(type).length);
            }
            return new Instructions(method);
        }
    }

    private final class Instructions extends MethodVisitor {

        private final String method;
        private String text;

        Instructions(String method) {
            super(SpringAsmInfo.ASM_VERSION);
            this.method = method;
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String constant) {
                texts.add(constant);
                text = constant;
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String callee, String type, boolean isInterface) {
            called.add(owner);
            if (text != null && callee.matches("getVariable(Local)?") && type.startsWith("(Ljava/lang/String;)")) {
                variables.computeIfAbsent(method, one -> new TreeSet<>()).add(text);
            }
            text = null;
        }
    }
}
