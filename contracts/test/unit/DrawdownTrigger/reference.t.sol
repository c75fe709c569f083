// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {DrawdownTest} from "./Drawdown.t.sol";

/// @title Random histories and evidence, judged by the rule as one would tell it
contract ReferenceTest is DrawdownTest {
    uint256 private constant ROUNDS = 16;

    uint256[] private _answers;
    uint256[] private _times;

    /// @dev Of each history a third of all pairs of runs of three to five rounds.
    function testFuzz_ProvesWhatTheRuleSays(uint256 seed) public {
        _history(seed);
        for (uint256 a = 1; a + 3 <= ROUNDS; a++) {
            for (uint256 b = 1 + (seed % 3 + a) % 3; b + 3 <= ROUNDS; b += 3) {
                uint256 draw = uint256(keccak256(abi.encode(seed, a, b)));
                uint256 peakTo = a + 2 + draw % 3;
                uint256 troughTo = b + 2 + (draw >> 8) % 3;
                _check(a, peakTo > ROUNDS ? ROUNDS : peakTo, b, troughTo > ROUNDS ? ROUNDS : troughTo);
            }
        }
    }

    function _history(uint256 seed) private {
        uint256 time = START;
        uint256 answer = 2_000e8;
        for (uint256 i = 1; i <= ROUNDS; i++) {
            uint256 draw = uint256(keccak256(abi.encode(seed, i)));
            time += draw % 30 == 0 ? 12 hours : (draw >> 8) % 25 minutes;
            answer = answer * (80 + (draw >> 16) % 30) / 100;
            if ((draw >> 32) % 50 == 0) answer *= 3;
            _answers.push(answer);
            _times.push((draw >> 64) % 60 == 0 ? time - 1 hours : time);
            feed.push(int256(answer), _times[i - 1]);
        }
    }

    function _check(uint256 a, uint256 b, uint256 c, uint256 d) private view {
        uint256 severity = _severity(a, b, c, d);
        try trigger.prove(evidence(a, b, c, d)) returns (uint256 since, uint256 eventTime, uint256 proved) {
            assertEq(proved, severity);
            assertGt(severity, 0, "proved though it is no crash");
            assertEq(since, _times[a - 1]);
            assertEq(eventTime, _times[c - 1]);
        } catch {
            assertEq(severity, 0, "not proved though it is a crash");
        }
    }

    /// @return 0 if the two runs are no crash.
    function _severity(uint256 a, uint256 b, uint256 c, uint256 d) private view returns (uint256) {
        if (!_isRun(a, b) || !_isRun(c, d) || c <= b) return 0;
        if (_times[c - 1] < _times[b - 1] || _times[c - 1] - _times[a - 1] > 1 days) return 0;
        uint256 high = type(uint256).max;
        uint256 low;
        for (uint256 i = a; i <= b; i++) {
            if (_answers[i - 1] < high) high = _answers[i - 1];
        }
        for (uint256 i = c; i <= d; i++) {
            if (_answers[i - 1] > low) low = _answers[i - 1];
        }
        uint256 depth = low < high ? (high - low) * 1e18 / high : 0;
        if (depth > 0.6e18) return 9_000;
        return depth > 0.2e18 ? (depth - 0.2e18) * 9_000 / 0.4e18 : 0;
    }

    function _isRun(uint256 from, uint256 to) private view returns (bool) {
        for (uint256 i = from + 1; i <= to; i++) {
            if (_times[i - 1] < _times[i - 2] || _times[i - 1] - _times[i - 2] > 1 hours) return false;
        }
        return to - from + 1 >= 3 && _times[to - 1] - _times[from - 1] >= 30 minutes;
    }
}
