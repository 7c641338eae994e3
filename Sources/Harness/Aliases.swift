// What a workload's author needs from the layers below comes with `import Harness` alone.
import Platform
import Units

/// A span of time; see the module Units.
public typealias Seconds = Units.Seconds
/// An amount of memory or data; see the module Units.
public typealias Bytes = Units.Bytes
/// A number of cores, at least one; see the module Units.
public typealias CoreCount = Units.CoreCount
/// Writes a message that crosses a process boundary; see the module Platform.
public typealias ByteWriter = Platform.ByteWriter
/// Reads a message that crossed a process boundary; see the module Platform.
public typealias ByteReader = Platform.ByteReader
