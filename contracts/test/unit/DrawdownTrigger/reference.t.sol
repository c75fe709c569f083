// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {DrawdownTest} from "./Drawdown.t.sol";

/// @title Random histories and evidence, compared with a simple implementation of the rule
contract ReferenceTest is DrawdownTest {
    uint256 private constant ROUNDS = 16;

    struct Proof {
        uint256 peakFrom;
        uint256 peakTo;
        uint256 troughFrom;
        uint256 troughTo;
        uint256 high;
        uint256 eventTime;
        uint256 severity;
    }

    uint256[] private _answers;
    uint256[] private _times;
    Proof[] private _proofs;

    /// @dev For each history a third of all pairs of runs of three to five rounds.
    /// forge-config: default.fuzz.runs = 64
    /// forge-config: ci.fuzz.runs = 256
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

    /// @dev C2, C11. For all pairs of proofs of a history: from the same peak price, two proofs name two events only if a lasting recovery
    /// lies between them; and of two proofs with the same trough, the higher peak never shows a smaller severity or a later event.
    /// forge-config: default.fuzz.runs = 64
    /// forge-config: ci.fuzz.runs = 256
    function testFuzz_TheEventIsNotTheProversChoice(uint256 seed) public {
        _history(seed);
        _collect();
        for (uint256 i; i < _proofs.length; i++) {
            Proof memory p = _proofs[i];
            for (uint256 j; j < _proofs.length; j++) {
                Proof memory q = _proofs[j];
                if (p.troughFrom == q.troughFrom && p.troughTo == q.troughTo && p.high >= q.high) {
                    assertGe(p.severity, q.severity, "a higher peak shows a smaller severity");
                    assertLe(p.eventTime, q.eventTime, "a higher peak shows a later event");
                }
                if (p.high == q.high && p.eventTime < q.eventTime) {
                    assertTrue(_recovers(p.eventTime, q.eventTime, p.high), "the prover chose the event");
                }
            }
        }
    }

    function _history(uint256 seed) private {
        uint256 time = START;
        uint256 answer = 2_000e8;
        for (uint256 i = 1; i <= ROUNDS; i++) {
            uint256 draw = uint256(keccak256(abi.encode(seed, i)));
            time += draw % 60 == 0 ? 12 hours : (draw >> 8) % 25 minutes;
            answer = answer * (84 + (draw >> 16) % 26) / 100;
            if ((draw >> 32) % 40 == 0) answer *= 2;
            _answers.push(answer);
            _times.push((draw >> 64) % 80 == 0 ? time - 1 hours : time);
            feed.push(int256(answer), _times[i - 1]);
        }
    }

    /// @dev All proofs with runs of three to five rounds.
    function _collect() private {
        for (uint256 a = 1; a + 2 <= ROUNDS; a++) {
            for (uint256 b = a + 2; b <= a + 4; b++) {
                for (uint256 c = b + 1; c + 2 <= ROUNDS; c++) {
                    for (uint256 d = c + 2; d <= c + 4 && d <= ROUNDS; d++) {
                        _try(a, b, c, d);
                    }
                }
            }
        }
    }

    function _try(uint256 a, uint256 b, uint256 c, uint256 d) private {
        if (_severity(a, b, c, d) == 0) return;
        (uint256 eventTime, uint256 severity) = trigger.prove(evidence(a, b, c, d));
        _proofs.push(Proof(a, b, c, d, _lowest(a, b), eventTime, severity));
    }

    function _check(uint256 a, uint256 b, uint256 c, uint256 d) private view {
        uint256 severity = _severity(a, b, c, d);
        try trigger.prove(evidence(a, b, c, d)) returns (uint256 eventTime, uint256 proved) {
            assertEq(proved, severity);
            assertGt(severity, 0, "proved though it is no crash");
            assertEq(eventTime, _times[_eventOf(b, d, _lowest(a, b)) - 1]);
        } catch {
            assertEq(severity, 0, "not proved though it is a crash");
        }
    }

    /// @return 0 if the two runs are not a crash.
    function _severity(uint256 a, uint256 b, uint256 c, uint256 d) private view returns (uint256) {
        if (c <= b || !_isHistory(a, d) || !_isLong(a, b) || !_isLong(c, d)) return 0;
        if (_times[c - 1] - _times[a - 1] > 1 days) return 0;
        uint256 low;
        for (uint256 i = c; i <= d; i++) {
            if (_answers[i - 1] > low) low = _answers[i - 1];
        }
        uint256 depth = _depth(_lowest(a, b), low);
        if (depth > 0.6e18) return 9_000;
        return depth > 0.2e18 ? (depth - 0.2e18) * 9_000 / 0.4e18 : 0;
    }

    /// @dev The first lasting period below, after the last lasting period that is not below.
    function _eventOf(uint256 peakTo, uint256 troughTo, uint256 high) private view returns (uint256) {
        uint256 recovered = peakTo;
        for (uint256 a = peakTo + 1; a <= troughTo; a++) {
            for (uint256 b = a + 2; b <= troughTo; b++) {
                if (_lasts(a, b, high, false)) recovered = b;
            }
        }
        for (uint256 a = recovered + 1; a <= troughTo; a++) {
            for (uint256 b = a + 2; b <= troughTo; b++) {
                if (_lasts(a, b, high, true)) return a;
            }
        }
        return 0;
    }

    function _recovers(uint256 from, uint256 until, uint256 high) private view returns (bool) {
        for (uint256 a = 1; a <= ROUNDS; a++) {
            for (uint256 b = a + 2; b <= ROUNDS; b++) {
                bool isBetween = _times[a - 1] >= from && _times[b - 1] <= until;
                if (isBetween && _lasts(a, b, high, false)) return true;
            }
        }
        return false;
    }

    function _lasts(uint256 from, uint256 to, uint256 high, bool isBelow) private view returns (bool) {
        for (uint256 i = from; i <= to; i++) {
            if ((_depth(high, _answers[i - 1]) > 0.2e18) != isBelow) return false;
        }
        return _isLong(from, to);
    }

    function _depth(uint256 high, uint256 low) private pure returns (uint256) {
        return low < high ? (high - low) * 1e18 / high : 0;
    }

    function _lowest(uint256 from, uint256 to) private view returns (uint256 lowest) {
        lowest = type(uint256).max;
        for (uint256 i = from; i <= to; i++) {
            if (_answers[i - 1] < lowest) lowest = _answers[i - 1];
        }
    }

    function _isLong(uint256 from, uint256 to) private view returns (bool) {
        return to >= from + 2 && _times[to - 1] >= _times[from - 1] + 30 minutes;
    }

    function _isHistory(uint256 from, uint256 to) private view returns (bool) {
        for (uint256 i = from + 1; i <= to; i++) {
            if (_times[i - 1] < _times[i - 2] || _times[i - 1] - _times[i - 2] > 1 hours) return false;
        }
        return true;
    }
}
