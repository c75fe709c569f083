// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {UtilisationModel} from "breakwater/pricing/UtilisationModel.sol";

contract UtilisationModelPotentialTest is Test {
    uint256 private constant WAD = 1e18;
    uint256 private constant CAPITAL = 1_000_000e6;

    UtilisationModel private _model = new UtilisationModel();

    function test_IsTheIntegralOfTheCost() external view {
        // Mean cost up to a utilisation times the utilisation: 2.5 % of 35 %, 3 % of 70 %, 5.7 % of 100 %.
        assertEq(_model.potential(350_000e6, CAPITAL), CAPITAL * 0.00875e18);
        assertEq(_model.potential(700_000e6, CAPITAL), CAPITAL * 0.021e18);
        assertEq(_model.potential(1_000_000e6, CAPITAL), CAPITAL * 0.057e18);
        assertEq(_model.potential(1_500_000e6, CAPITAL), CAPITAL * 0.157e18, "20 % beyond");
    }

    function test_NothingBoundCostsNothing() external view {
        assertEq(_model.potential(0, CAPITAL), 0);
        assertEq(_model.potential(0, 0), 0);
    }

    function test_WithoutCapitalItIsTheSteepest() external view {
        assertEq(_model.potential(100e6, 0), 100e6 * 0.2e18);
        assertEq(_model.potential(100e6, 1), 100e6 * 0.2e18 - 0.2e18 + 0.057e18, "as with hardly any");
    }

    function test_CostOfCapital() external view {
        assertEq(_model.costOfCapital(0), 0.02e18);
        assertEq(_model.costOfCapital(0.35e18), 0.03e18);
        assertEq(_model.costOfCapital(0.7e18), 0.04e18);
        assertEq(_model.costOfCapital(0.85e18), 0.12e18);
        assertEq(_model.costOfCapital(WAD), 0.2e18);
        assertEq(_model.costOfCapital(3 * WAD), 0.2e18);
    }

    function testFuzz_NeverDecreasesInWhatIsBound(uint256 required, uint256 more, uint256 capital) external view {
        required = bound(required, 0, type(uint96).max);
        more = bound(more, 0, type(uint96).max);
        capital = bound(capital, 0, type(uint128).max);
        assertGe(_model.potential(required + more, capital), _model.potential(required, capital));
    }

    /// @dev Also at the kinks of the curve.
    function testFuzz_TheNextUnitCostsBetweenIdleAndFull(uint256 capital, uint256 at, int256 off) external view {
        capital = bound(capital, 1, type(uint96).max);
        uint256 edge = at % 3 == 0 ? capital : at % 3 == 1 ? capital * 7 / 10 : at % (2 * capital);
        uint256 required = edge + uint256(bound(off, 0, 4));
        required = required > 2 ? required - 2 : 0;
        uint256 step = _model.potential(required + 1, capital) - _model.potential(required, capital);
        assertGe(step + 3, 0.02e18);
        assertLe(step, 0.2e18 + 3);
    }

    /// @dev With more capital, the same amount costs less.
    function testFuzz_FallsInTheCapital(uint256 required, uint256 capital, uint256 more) external view {
        required = bound(required, 1, type(uint96).max);
        capital = bound(capital, 0, type(uint96).max);
        more = bound(more, 1, type(uint96).max);
        assertLe(_model.potential(required, capital + more), _model.potential(required, capital) + 3);
    }
}
