package vn.gov.phutho.cleangov;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.SpringAsmInfo;

/**
 * The tables that a method may write, read from the compiled code: whatever it calls in this application, and there every
 * entity that is created or whose fields are set, and every table that an SQL statement names. It ends where the engine
 * takes over: what a process does that is started or told something belongs to that process.
 */
final class Tables {

    private static final Pattern WRITING = Pattern.compile("(?:insert into|delete from|update(?= \\w+\\s+set)) (\\w+)");

    private Tables() {}

    static Set<String> writtenBy(JavaCodeUnit step) {
        Set<String> tables = new TreeSet<>();
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(Set.of(step));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (seen.add(unit)) {
                writtenDirectly(unit, tables);
                for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
                    JavaClass owner = access.getTargetOwner();
                    if (owner.getSimpleName().endsWith("Repository")
                            && access.getTarget().getName().startsWith("delete")) {
                        tables.add(table(owner).replace("_repository", ""));
                    }
                    if (access.getTarget().resolveMember().orElse(null) instanceof JavaCodeUnit called
                            && called.getOwner().getPackageName().startsWith(MainCode.ROOT)) {
                        open.push(called);
                    }
                }
            }
        }
        return tables;
    }

    private static void writtenDirectly(JavaCodeUnit unit, Set<String> tables) {
        JavaClass owner = unit.getOwner();
        if (!owner.isAnnotatedWith(Entity.class)) {
            writtenBySql(unit, tables);
        } else if (unit instanceof JavaConstructor) {
            tables.add(table(owner));
            owner.getFields().stream()
                    .flatMap(field -> field.tryGetAnnotationOfType(CollectionTable.class).stream())
                    .forEach(collection -> tables.add(collection.name()));
        } else if (unit.getFieldAccesses().stream()
                .anyMatch(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)) {
            tables.add(table(owner));
        }
    }

    private static String table(JavaClass entity) {
        return entity.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static void writtenBySql(JavaCodeUnit unit, Set<String> tables) {
        try (InputStream bytecode = Tables.class
                .getClassLoader()
                .getResourceAsStream(unit.getOwner().getName().replace('.', '/') + ".class")) {
            new ClassReader(bytecode)
                    .accept(new SqlOf(unit.getName(), tables), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The string constants of a method and of the lambdas in it. */
    private static final class SqlOf extends ClassVisitor {

        private final String method;
        private final Set<String> tables;

        SqlOf(String method, Set<String> tables) {
            super(SpringAsmInfo.ASM_VERSION);
            this.method = method;
            this.tables = tables;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] exceptions) {
            if (!name.equals(method) && !name.startsWith("lambda$" + method + "$")) {
                return null;
            }
            return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {
                @Override
                public void visitLdcInsn(Object constant) {
                    Matcher writing = WRITING.matcher(String.valueOf(constant).toLowerCase(Locale.ROOT));
                    while (writing.find()) {
                        tables.add(writing.group(1));
                    }
                }
            };
        }
    }
}
