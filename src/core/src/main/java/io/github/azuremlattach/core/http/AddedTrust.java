package io.github.azuremlattach.core.http;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a chain that given certificate authorities vouch for, or the usual ones. These are read only when the given ones do
 * not know the chain: there are a hundred and fifty of them.
 */
final class AddedTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager given;
    private final Supplier<X509ExtendedTrustManager> usual;

    /**
     * Trusts both.
     *
     * @param usual asked at each chain that the given ones refuse
     */
    AddedTrust(X509ExtendedTrustManager given, Supplier<X509ExtendedTrustManager> usual) {
        this.given = given;
        this.usual = usual;
    }

    private interface Judgement {
        void by(X509ExtendedTrustManager manager) throws CertificateException;
    }

    /** Where both refuse, the one that knows the chain says why. */
    private void judge(Judgement judgement) throws CertificateException {
        try {
            judgement.by(given);
        } catch (CertificateException refused) {
            try {
                judgement.by(usual.get());
            } catch (CertificateException e) {
                throw e.getCause() instanceof CertPathBuilderException ? refused : e;
            }
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        judge(manager -> manager.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        judge(manager -> manager.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        judge(manager -> manager.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return Stream.of(given, usual.get())
                .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }
}
