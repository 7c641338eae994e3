// The author of a workload imports this module alone: the values, the statistics' random numbers and the system calls
// that a workload needs come with it.
@_exported import SpeedupCore
@_exported import SpeedupStatistics
@_exported import SpeedupSystem
