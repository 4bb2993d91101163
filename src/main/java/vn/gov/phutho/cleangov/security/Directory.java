package vn.gov.phutho.cleangov.security;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.ldap.NamingException;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.ldap.core.support.BaseLdapPathContextSource;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.security.ldap.search.FilterBasedLdapUserSearch;
import org.springframework.security.ldap.userdetails.DefaultLdapAuthoritiesPopulator;

/** The LDAP directory of the office: it finds a person by the typed name and checks the password by a bind. */
class Directory {

    private static final Logger log = LoggerFactory.getLogger(Directory.class);

    private final BindAuthenticator people;
    private final DefaultLdapAuthoritiesPopulator groups;
    private final DirectoryProperties settings;

    Directory(BaseLdapPathContextSource source, DirectoryProperties settings) {
        this.settings = settings;
        this.people = new BindAuthenticator(source);
        this.people.setUserSearch(new FilterBasedLdapUserSearch(settings.people(), settings.person(), source));
        this.groups = new DefaultLdapAuthoritiesPopulator(source, settings.groups());
        this.groups.setGroupSearchFilter(settings.membership());
        this.groups.setGroupRoleAttribute(settings.group());
        this.groups.setSearchSubtree(true);
        this.groups.setIgnorePartialResultException(true);
        this.groups.setRolePrefix("");
        this.groups.setConvertToUpperCase(false);
    }

    /**
     * The person with this name and password; empty if there is none. An empty password is wrong: a directory takes it for
     * a bind without a name and accepts it (RFC 4513, 5.1.2).
     *
     * @throws LogInProblemException if the directory does not answer
     */
    Optional<ProvidedPerson> recognise(String name, String password) {
        try {
            DirContextOperations found =
                    people.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
            return Optional.of(person(found));
        } catch (BadCredentialsException | UsernameNotFoundException | AccountStatusException wrong) {
            return Optional.empty();
        } catch (IncorrectResultSizeDataAccessException several) {
            log.warn("The directory has several people with the name {}", ProvidedAccounts.printable(name));
            return Optional.empty();
        } catch (NamingException down) {
            log.warn("The directory does not answer: {}", down.toString());
            throw LogInProblemException.directoryDown(down);
        }
    }

    private ProvidedPerson person(DirContextOperations found) {
        String account = found.getStringAttribute(settings.account());
        List<String> held = groups.getGrantedAuthorities(found, account == null ? "" : account).stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        return new ProvidedPerson(
                account, found.getStringAttribute(settings.name()), found.getStringAttribute(settings.mail()), held);
    }
}
