// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {LimitsLib} from "breakwater/libraries/LimitsLib.sol";
import {Limits, Tuning} from "breakwater/types/GovernanceTypes.sol";

/// @title The limits that governance sets for curators, for every value
/// @dev Each property is a `check_` function for Halmos; forge runs it on random inputs. Halmos 0.3.3 with z3
/// proves all of them.
/// `halmos --forge-build-out contracts/out --contract LimitsLibSymbolic --solver z3 --solver-timeout-assertion 20000`
contract LimitsLibSymbolic is Test {
    uint256 private constant CHOICES = 12;

    function requireValid(Limits calldata l) external pure {
        LimitsLib.requireValid(l);
    }

    function requireWithin(Limits memory l, Tuning memory t) external pure {
        LimitsLib.requireWithin(l, t);
    }

    function check_RequireValidIsExactlyTheBounds(Limits memory l) public view {
        assert(_isValid(l) == _isInside(l));
    }

    /// @dev Random values are hardly ever valid, so `choice` moves each into its bounds, or just past one.
    function testFuzz_RequireValidIsExactlyTheBounds(Limits memory l, uint256 choice) public view {
        check_RequireValidIsExactlyTheBounds(l);
        check_RequireValidIsExactlyTheBounds(_near(l, choice));
    }

    function check_RequireWithinIsExactlyTheLimits(Limits memory l, Tuning memory t) public view {
        bool isInside = t.shareBps >= 1 && t.shareBps <= l.maxShareBps && t.maxDays <= l.maxTermDays
            && t.riskRate >= l.minRiskRate && t.riskRate <= l.maxRiskRate;
        assert(_isWithin(l, t) == isInside);
    }

    function testFuzz_RequireWithinIsExactlyTheLimits(Limits memory l, Tuning memory t, uint256 choice) public view {
        check_RequireWithinIsExactlyTheLimits(l, t);
        l = _near(l, CHOICES - 1);
        uint256 off = (choice >> 8) % 2;
        t.shareBps = uint16(choice % 3 == 0 ? l.maxShareBps + off : bound(t.shareBps, 1, l.maxShareBps));
        t.maxDays = uint16(choice % 3 == 1 ? l.maxTermDays + off : bound(t.maxDays, 0, l.maxTermDays));
        t.riskRate = uint64(bound(t.riskRate, l.minRiskRate, l.maxRiskRate));
        if (choice % 3 == 2) {
            t.riskRate = uint64((choice >> 16) % 2 == 0 ? l.maxRiskRate + off : l.minRiskRate - off);
        }
        check_RequireWithinIsExactlyTheLimits(l, t);
    }

    /// @dev DESIGN §4: whatever governance allows, a curator's terms stay within the hard bounds.
    function check_NoLimitLeadsPastTheHardBounds(Limits memory l, Tuning memory t) public view {
        if (!_isValid(l) || !_isWithin(l, t)) return;
        assert(t.shareBps <= 5_000 && t.maxDays <= 365 && t.riskRate >= 0.001e18 && t.riskRate <= 1e18);
    }

    function testFuzz_NoLimitLeadsPastTheHardBounds(Limits memory l, Tuning memory t, uint256 choice) public view {
        l = _near(l, choice);
        t.shareBps = uint16(bound(t.shareBps, 0, 6_000));
        t.maxDays = uint16(bound(t.maxDays, 0, 400));
        t.riskRate = uint64(bound(t.riskRate, 0, 1.1e18));
        check_NoLimitLeadsPastTheHardBounds(l, t);
    }

    function _isValid(Limits memory l) private view returns (bool) {
        try this.requireValid(l) {
            return true;
        } catch {
            return false;
        }
    }

    function _isWithin(Limits memory l, Tuning memory t) private view returns (bool) {
        try this.requireWithin(l, t) {
            return true;
        } catch {
            return false;
        }
    }

    /// @dev The hard bounds of DESIGN §4 and §8, implemented again.
    function _isInside(Limits memory l) private pure returns (bool) {
        return l.maxShareBps >= 1 && l.maxShareBps <= 5_000 && l.minWeightBps >= 1_000 && l.minWeightBps <= 10_000
            && l.minRiskRate >= 0.001e18 && l.minRiskRate <= l.maxRiskRate && l.maxRiskRate <= 1e18
            && l.minWaitingDays >= 1 && l.minWaitingDays <= 30 && l.maxTermDays >= 1 && l.maxTermDays <= 365
            && l.maxProducts >= 1 && l.maxProducts <= 48 && l.loosenDays >= 2 && l.loosenDays <= 30;
    }

    /// @dev Within the bounds; then one field, or none, is set to its maximum or minimum, or one past it.
    function _near(Limits memory l, uint256 choice) private pure returns (Limits memory k) {
        k.maxShareBps = uint16(bound(l.maxShareBps, 1, 5_000));
        k.minWeightBps = uint16(bound(l.minWeightBps, 1_000, 10_000));
        k.maxRiskRate = uint64(bound(l.maxRiskRate, 0.001e18, 1e18));
        k.minRiskRate = uint64(bound(l.minRiskRate, 0.001e18, k.maxRiskRate));
        k.minWaitingDays = uint8(bound(l.minWaitingDays, 1, 30));
        k.maxTermDays = uint16(bound(l.maxTermDays, 1, 365));
        k.maxProducts = uint8(bound(l.maxProducts, 1, 48));
        k.loosenDays = uint8(bound(l.loosenDays, 2, 30));
        uint8 off = uint8((choice >> 8) % 2);
        bool isTop = (choice >> 16) % 2 == 0;
        uint256 field = choice % CHOICES;
        if (field == 0) k.maxShareBps = isTop ? 5_000 + off : 1 - off;
        if (field == 1) k.minWeightBps = isTop ? 10_000 + off : 1_000 - off;
        if (field == 2) k.maxRiskRate = isTop ? 1e18 + off : 0.001e18 - off;
        if (field == 3) k.minRiskRate = isTop ? k.maxRiskRate + off : 0.001e18 - off;
        if (field == 4) k.minWaitingDays = isTop ? 30 + off : 1 - off;
        if (field == 5) k.maxTermDays = isTop ? 365 + off : 1 - off;
        if (field == 6) k.maxProducts = isTop ? 48 + off : 1 - off;
        if (field == 7) k.loosenDays = isTop ? 30 + off : 2 - off;
    }
}
