// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Test} from "forge-std/Test.sol";
import {UtilisationModel} from "breakwater/pricing/UtilisationModel.sol";

/// @title The potential of the cost of capital, for every state
/// @dev Each property is a `check_` function for Halmos; forge runs it on random inputs. Halmos 0.3.3 with z3 proves that zero bound
/// capital costs zero. The other properties multiply and divide, and were not decided within two minutes.
/// `halmos --forge-build-out contracts/out --contract UtilisationModelSymbolic --solver z3 --solver-timeout-assertion 20000`
contract UtilisationModelSymbolic is Test {
    uint256 private constant WAD = 1e18;

    UtilisationModel private _model;

    function setUp() public {
        _model = new UtilisationModel();
    }

    /// @dev Binding more never costs less.
    function check_PotentialIsMonotone(uint96 required, uint96 more, uint96 capital) public view {
        assert(_model.potential(uint256(required) + more, capital) >= _model.potential(required, capital));
    }

    function testFuzz_PotentialIsMonotone(uint96 required, uint96 more, uint96 capital) public view {
        check_PotentialIsMonotone(required, more, capital);
    }

    /// @dev The same above utilisation 1, or without capital: a straight line.
    function check_PotentialIsMonotoneBeyondAll(uint96 beyond, uint96 more, uint96 capital) public view {
        uint256 required = uint256(capital) + beyond;
        uint256 step = _model.potential(required + more, capital) - _model.potential(required, capital);
        assert(step == 0.2e18 * uint256(more));
    }

    function testFuzz_PotentialIsMonotoneBeyondAll(uint96 beyond, uint96 more, uint96 capital) public view {
        check_PotentialIsMonotoneBeyondAll(beyond, more, capital);
    }

    function check_PotentialOfNothingIsZero(uint96 capital) public view {
        assert(_model.potential(0, capital) == 0);
    }

    function testFuzz_PotentialOfNothingIsZero(uint96 capital) public view {
        check_PotentialOfNothingIsZero(capital);
    }

    /// @dev Differences add up, so that two purchases bind what one does. Each is rounded up, so together they never cost less.
    function check_DifferencesAdd(uint96 before, uint96 first, uint96 second, uint96 capital) public view {
        uint256 at0 = _model.potential(before, capital);
        uint256 at1 = _model.potential(uint256(before) + first, capital);
        uint256 at2 = _model.potential(uint256(before) + first + second, capital);
        assert((at1 - at0) + (at2 - at1) == at2 - at0);
        assert(_charge(at1 - at0) + _charge(at2 - at1) >= _charge(at2 - at0));
    }

    function testFuzz_DifferencesAdd(uint96 before, uint96 first, uint96 second, uint96 capital) public view {
        check_DifferencesAdd(before, first, second, capital);
    }

    function _charge(uint256 difference) private pure returns (uint256) {
        return Math.ceilDiv(difference, WAD);
    }
}
