package vn.gov.phutho.cleangov.security;

/**
 * A person who has shown who they are.
 *
 * @param account the id of their account here, however it was typed
 */
record Recognised(String account, LogInWay way) {}
