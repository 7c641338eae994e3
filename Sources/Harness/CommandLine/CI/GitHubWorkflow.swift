enum GitHubWorkflow {
  private static let baseFolder = "      SPEEDUP_BASE_CACHE: /tmp/speedup-base\n"
  private static let countsFolder = "      SPEEDUP_BASELINES: /tmp/speedup-counts\n"
  private static let base = #"""
          # A base that was built for an earlier push is not built again.
          - uses: actions/cache@v4
            with:
              path: /tmp/speedup-base
              key: speedup-base-${{ runner.os }}-${{ env.BASE }}

    """#
  private static let counts = #"""
          - run: sudo apt-get install --yes --no-install-recommends valgrind
          # The counts of earlier commits. A new image has other compilers, and begins anew.
          - uses: actions/cache@v4
            with:
              path: /tmp/speedup-counts
              key: speedup-counts-ubuntu-24.04-${{ runner.arch }}-${{ github.sha }}
              restore-keys: |
                speedup-counts-ubuntu-24.04-${{ runner.arch }}-${{ env.BASE }}
                speedup-counts-ubuntu-24.04-${{ runner.arch }}-

    """#

  /// - Parameter isCounting: whether counts are kept of every commit, in place of the built base.
  static func text(_ isCounting: Bool) -> String {
    #"""
    # Gates every pull request: the program as it was against the program as it is. Made by: speedup ci init github
    name: speedup
    on:
      pull_request:
      push:
        branches: [main]
    permissions:
      contents: read
      pull-requests: write
    concurrency:
      group: speedup-${{ github.ref }}
      cancel-in-progress: true
    jobs:
      gate:
        runs-on: ubuntu-24.04
        timeout-minutes: 30
        env:
          # Where speedup can be cloned from, and which revision of it.
          SPEEDUP_GIT: ""
          SPEEDUP_REVISION: main
    \#(isCounting ? countsFolder : baseFolder)      BASE: ${{ github.event.pull_request.base.sha || github.event.before }}
        steps:
          - uses: actions/checkout@v4
            with:
              fetch-depth: 0
          - id: speedup
            uses: actions/cache@v4
            with:
              path: /tmp/speedup-bin
              key: speedup-${{ runner.os }}-${{ env.SPEEDUP_GIT }}-${{ env.SPEEDUP_REVISION }}
          - name: build speedup
            if: steps.speedup.outputs.cache-hit != 'true'
            run: |
              git clone --quiet "${SPEEDUP_GIT:?write into speedup.yml where speedup can be cloned from}" /tmp/speedup
              git -C /tmp/speedup checkout --quiet "$SPEEDUP_REVISION"
              swift build --package-path /tmp/speedup -c release --static-swift-stdlib --product speedup
              mkdir -p /tmp/speedup-bin
              cp /tmp/speedup/.build/release/speedup /tmp/speedup-bin/
    \#(isCounting ? counts : base)      - name: gate
            run: |
              export PATH="/tmp/speedup-bin:$PATH"
              ci/speedup-gate "$BASE"
          - name: step summary
            if: always()
            run: |
              if [ -e speedup-ci/summary.md ]; then cat speedup-ci/summary.md >> "$GITHUB_STEP_SUMMARY"; fi
          # A pull request from a fork has no right to comment.
          - name: comment
            if: always() && github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository
            env:
              GH_TOKEN: ${{ github.token }}
              PULL_REQUEST: ${{ github.event.pull_request.number }}
            run: |
              [ -e speedup-ci/summary.md ] || exit 0
              gh pr comment "$PULL_REQUEST" --edit-last --body-file speedup-ci/summary.md ||
                gh pr comment "$PULL_REQUEST" --body-file speedup-ci/summary.md
          - uses: actions/upload-artifact@v4
            if: always()
            with:
              name: speedup
              path: |
                speedup-ci
                !speedup-ci/base

    """#
  }
}
