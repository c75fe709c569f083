// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {LimitsLib} from "breakwater/libraries/LimitsLib.sol";
import {PoolParams} from "breakwater/types/PoolTypes.sol";

/// @title A pool's parameters, for every value
/// @dev Each property is a `check_` function for Halmos; forge runs it on random inputs. Halmos 0.3.3 with z3
/// proves all of them.
/// `halmos --forge-build-out contracts/out --contract ParamsSymbolic --solver z3 --solver-timeout-assertion 20000`
contract ParamsSymbolic is Test {
    function requireValid(PoolParams calldata p) external pure {
        LimitsLib.requireValid(p);
    }

    function loosens(PoolParams memory current, PoolParams calldata next) external pure returns (bool) {
        return LimitsLib.loosens(current, next);
    }

    function check_RequireValidIsExactlyTheBounds(PoolParams memory p) public view {
        assert(_passes(p) == _isInside(p));
    }

    /// @dev Random values are hardly ever valid, so `choice` moves each into its bounds, or just past one.
    function testFuzz_RequireValidIsExactlyTheBounds(PoolParams memory p, uint256 choice) public view {
        check_RequireValidIsExactlyTheBounds(p);
        check_RequireValidIsExactlyTheBounds(_near(p, choice));
    }

    function check_EqualParamsDoNotLoosen(PoolParams memory p) public view {
        assert(!this.loosens(p, p));
    }

    function testFuzz_EqualParamsDoNotLoosen(PoolParams memory p) public view {
        check_EqualParamsDoNotLoosen(p);
    }

    /// @dev If neither direction loosens, the limits are equal: no change is unnoticed in both directions.
    function check_AnyChangeOfALimitLoosensOneWay(PoolParams memory a, PoolParams memory b) public view {
        bool isSame = a.marginBps == b.marginBps && a.rhoBps == b.rhoBps && a.groupCapBps == b.groupCapBps
            && a.leverageBps == b.leverageBps;
        assert((this.loosens(a, b) || this.loosens(b, a)) == !isSame);
    }

    function testFuzz_AnyChangeOfALimitLoosensOneWay(PoolParams memory a, PoolParams memory b) public view {
        check_AnyChangeOfALimitLoosensOneWay(a, b);
    }

    function _passes(PoolParams memory p) private view returns (bool) {
        try this.requireValid(p) {
            return true;
        } catch {
            return false;
        }
    }

    /// @dev The bounds of DESIGN §4 and §8, implemented again.
    function _isInside(PoolParams memory p) private pure returns (bool) {
        return p.marginBps >= 10_000 && p.marginBps <= 50_000 && p.rhoBps <= 10_000 && p.groupCapBps >= 1
            && p.groupCapBps <= 10_000 && p.leverageBps >= 10_000 && p.leverageBps <= 80_000 && p.materialityBps >= 1
            && p.materialityBps <= 10_000 && p.feeBps <= 3_000 && p.reserveBps <= 5_000 && p.reserveTargetBps <= 10_000
            && p.cancelFeeBps >= 1_000 && p.cancelFeeBps <= 3_000;
    }

    /// @dev Within the bounds; then one field, or none, is set to its maximum or minimum, or one past it.
    function _near(PoolParams memory p, uint256 choice) private pure returns (PoolParams memory q) {
        q = PoolParams({
            marginBps: uint16(bound(p.marginBps, 10_000, 50_000)),
            rhoBps: uint16(bound(p.rhoBps, 0, 10_000)),
            groupCapBps: uint16(bound(p.groupCapBps, 1, 10_000)),
            leverageBps: uint32(bound(p.leverageBps, 10_000, 80_000)),
            materialityBps: uint16(bound(p.materialityBps, 1, 10_000)),
            feeBps: uint16(bound(p.feeBps, 0, 3_000)),
            reserveBps: uint16(bound(p.reserveBps, 0, 5_000)),
            reserveTargetBps: uint16(bound(p.reserveTargetBps, 0, 10_000)),
            cancelFeeBps: uint16(bound(p.cancelFeeBps, 1_000, 3_000))
        });
        uint16 off = uint16((choice >> 8) % 2);
        bool isTop = (choice >> 16) % 2 == 0;
        uint256 field = choice % 10;
        if (field == 0) q.marginBps = isTop ? 50_000 + off : 10_000 - off;
        if (field == 1) q.rhoBps = 10_000 + off;
        if (field == 2) q.groupCapBps = isTop ? 10_000 + off : 1 - off;
        if (field == 3) q.leverageBps = isTop ? 80_000 + off : 10_000 - off;
        if (field == 4) q.materialityBps = isTop ? 10_000 + off : 1 - off;
        if (field == 5) q.feeBps = 3_000 + off;
        if (field == 6) q.reserveBps = 5_000 + off;
        if (field == 7) q.reserveTargetBps = 10_000 + off;
        if (field == 8) q.cancelFeeBps = isTop ? 3_000 + off : 1_000 - off;
    }
}
