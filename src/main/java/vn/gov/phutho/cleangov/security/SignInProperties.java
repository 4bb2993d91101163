package vn.gov.phutho.cleangov.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the log-in.
 *
 * @param body whose system this is, for the log-in page; empty if it is not to be named
 * @param contact who gives out passwords, for the log-in page
 * @param tries how many wrong passwords one address may send for one account before the next try has to wait
 * @param triesOfAddress how many wrong passwords one address may send in an hour for all accounts together
 * @param firstWait how long the first try after that has to wait; each further wrong password doubles it
 * @param longestWait the longest wait
 * @param idlePrivileged how long a session of an administrator lasts in which nothing is done
 * @param idle how long any other session lasts in which nothing is done
 * @param local who logs in with a password that is kept here; null for all, or for administrators alone where a provider
 *     or a directory is configured
 * @param secondFactor who gives a code beside a password that is kept here
 */
@ConfigurationProperties("cleangov.sign-in")
record SignInProperties(
        String body,
        String contact,
        int tries,
        int triesOfAddress,
        Duration firstWait,
        Duration longestWait,
        Duration idlePrivileged,
        Duration idle,
        LocalLogIn local,
        SecondFactorRule secondFactor) {}
