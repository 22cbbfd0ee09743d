import Foundation

/// The files of this process.
enum Descriptors {
    /// How many files this process may have open; 0 where the system does not say.
    static var limit: Int {
        let limits = (try? String(contentsOfFile: "/proc/self/limits", encoding: .utf8)) ?? ""
        let line = limits.split(separator: "\n").first { $0.hasPrefix("Max open files") }
        return line.flatMap { $0.split(separator: " ").dropFirst(3).first.flatMap { Int($0) } } ?? 0
    }
}
