package vn.gov.phutho.cleangov.security;

import java.util.List;

/** The OpenID providers that the operator has configured. */
record Providers(List<Provider> all) {}
