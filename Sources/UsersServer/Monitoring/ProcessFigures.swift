internal import FileReading
internal import Foundation

/// What the system says of this process, by proc(5); nothing on systems without it.
struct ProcessFigures: MetricsSource {
    /// What `/proc/self/stat` counts time in; the C library says it (sysconf(3)).
    private static let ticksPerSecond = Double(sysconf(Int32(_SC_CLK_TCK)))
    private static let pageSize = sysconf(Int32(_SC_PAGESIZE))
    /// When the machine started, in seconds since 1970.
    private static let bootTime = line("btime", of: "/proc/stat").flatMap { Double($0[1]) }

    func write(to text: inout MetricsText) {
        // The name of the program stands in parentheses and may hold anything; the third field comes behind it.
        let status = Self.content(of: "/proc/self/stat").flatMap { $0.split(separator: ")").last }?.split(
            separator: " ")
        func field(_ number: Int) -> Double? {
            guard let status, status.indices.contains(number - 3) else { return nil }
            return Double(status[number - 3])
        }
        func write(_ family: MetricFamily, _ value: Double?) {
            text.write(family, value.map { [MetricsText.Sample($0)] } ?? [])
        }
        let ticks = field(14).flatMap { user in field(15).map { user + $0 } }
        write(.cpuTime, ticks.map { $0 / Self.ticksPerSecond })
        write(.residentMemory, field(24).map { $0 * Double(Self.pageSize) })
        write(.virtualMemory, field(23))
        let descriptors = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        // Without the one that reads the folder.
        write(.openDescriptors, descriptors.map { Double($0.count - 1) })
        let limit = Self.line("Max open files", of: "/proc/self/limits").map { $0[3] }
        write(.maximumDescriptors, limit.flatMap { $0 == "unlimited" ? .infinity : Double($0) })
        write(.startTime, field(22).flatMap { start in Self.bootTime.map { $0 + start / Self.ticksPerSecond } })
    }

    /// The words of the first line that begins with a text.
    private static func line(_ beginning: String, of path: String) -> [Substring]? {
        content(of: path)?.split(separator: "\n").first { $0.hasPrefix(beginning + " ") }?.split(separator: " ")
    }

    private static func content(of path: String) -> String? {
        guard let bytes = try? FileDescriptorReader(opening: path).readAll(maximum: 1 << 20) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
