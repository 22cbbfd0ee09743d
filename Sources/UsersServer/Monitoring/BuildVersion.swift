internal import CryptoPrimitives
internal import UserStorage

/// Of what the service is made.
public enum BuildVersion {
    /// The version of Hashferry.
    public static let hashferry = "0.1.0"

    /// The Swift that compiled it; the compiler tells it in steps only.
    static let swift: String = {
        #if compiler(>=6.4)
        "6.4 or later"
        #elseif compiler(>=6.3)
        "6.3"
        #else
        "6.2"
        #endif
    }()

    static let sqlite = UserStore.sqliteVersion ?? "unknown"
    static let libcrypto = LibraryVersion.all.first { $0.name == "OpenSSL" }?.version ?? "unknown"
}

/// The versions, as labels of a metric that is always 1.
struct BuildFigures: MetricsSource {
    func write(to text: inout MetricsText) {
        text.write(
            .build,
            [
                MetricsText.Sample(
                    1, BuildVersion.hashferry, BuildVersion.swift, BuildVersion.sqlite, BuildVersion.libcrypto)
            ])
    }
}
