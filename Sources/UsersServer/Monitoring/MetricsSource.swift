/// Something that has figures to tell.
protocol MetricsSource: Sendable {
    /// Writes the figures of this moment; blocks for no longer than a lock or a file of the system takes.
    func write(to text: inout MetricsText)
}
