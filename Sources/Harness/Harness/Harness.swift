// What users of the library import: `import Harness` brings the workload's side (Kit), the values (Core), judging and the
// command line. ARCHITECTURE.md lists what is public.
@_exported import SpeedupCommandLine
@_exported import SpeedupCore
@_exported import SpeedupJudge
@_exported import SpeedupKit
