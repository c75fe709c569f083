// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {ICover} from "../interfaces/ICover.sol";
import {ILedger} from "../interfaces/ILedger.sol";
import {IPoolLens} from "../interfaces/IPoolLens.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {PoolMoney, Solvency, StressResult} from "../types/PoolTypes.sol";

/// @title Views of pools for readers
/// @notice See `IPoolLens`.
contract PoolLens is IPoolLens {
    using Math for uint256;

    /// @dev Gas of one call. A call that tries to write burns all of it, and enough must be left for the others.
    uint256 private constant READ_GAS = 2_000_000;
    /// @dev Gas of one simulation. Simulate a call that needs more alone.
    uint256 private constant TRIAL_GAS = 5_000_000;
    /// @dev A call gets at most 63/64 of the gas left.
    uint256 private constant GAS_BEFORE_TRIAL = TRIAL_GAS * 64 / 63 + 100_000;

    ICover public immutable COVER;
    ILedger public immutable LEDGER;

    constructor(ICover cover, ILedger ledger) {
        (COVER, LEDGER) = (cover, ledger);
    }

    /// @inheritdoc IPoolLens
    function solvency(address pool) public view returns (Solvency memory) {
        return LEDGER.solvency(pool, ICapitalPool(pool).backing());
    }

    /// @inheritdoc IPoolLens
    function stressTest(address pool, uint256[] calldata products) external view returns (StressResult memory r) {
        (r.requiredLeft, r.loss) = LEDGER.without(pool, _numbersOf(pool, products));
        PoolMoney memory m = ICapitalPool(pool).money();
        uint256 exits = ICapitalPool(pool).chargeable(block.timestamp);
        r.fromReserve = r.loss.min(m.reserve);
        uint256 rest = r.loss - r.fromReserve;
        uint256 base = m.capital + exits;
        if (base != 0) r.fromExits = exits.mulDiv(rest.min(base), base, Math.Rounding.Ceil);
        r.fromCapital = (rest - r.fromExits).min(m.capital);
        r.fromGains = (rest - r.fromExits - r.fromCapital).min(m.gains);
        r.unpaid = rest - r.fromExits - r.fromCapital - r.fromGains;
        r.capitalLeft = m.capital - r.fromCapital;
    }

    /// @dev The products' numbers in the pool.
    function _numbersOf(address pool, uint256[] calldata products) private view returns (uint8[] memory numbers) {
        numbers = new uint8[](products.length);
        uint256 seen;
        for (uint256 i; i < products.length; i++) {
            (address owner, uint8 number,) = COVER.poolOf(products[i]);
            require(owner == pool, ErrorsLib.WrongPool(products[i], pool));
            require(seen & (1 << number) == 0, ErrorsLib.DuplicateProduct(products[i]));
            seen |= 1 << number;
            numbers[i] = number;
        }
    }

    /// @inheritdoc IPoolLens
    function capacity(uint256 product) external view returns (uint256) {
        return COVER.capacity(product);
    }

    /// @inheritdoc IPoolLens
    function readAll(address[] calldata targets, bytes[] calldata calls)
        external
        view
        returns (bool[] memory answered, bytes[] memory answers)
    {
        answered = new bool[](calls.length);
        answers = new bytes[](calls.length);
        for (uint256 i; i < calls.length; i++) {
            (answered[i], answers[i]) = targets[i].staticcall{gas: READ_GAS}(calls[i]);
        }
    }

    /// @inheritdoc IPoolLens
    function tryAll(address[] calldata targets, bytes[] calldata calls)
        external
        returns (bool[] memory answered, bytes[] memory answers)
    {
        answered = new bool[](calls.length);
        answers = new bytes[](calls.length);
        for (uint256 i; i < calls.length; i++) {
            if (gasleft() < GAS_BEFORE_TRIAL) break;
            try this.attempt{gas: TRIAL_GAS}(targets[i], calls[i]) {}
            catch Error(string memory outcome) {
                (answered[i], answers[i]) = abi.decode(bytes(outcome), (bool, bytes));
            } catch {}
        }
    }

    /// @inheritdoc IPoolLens
    function attempt(address target, bytes calldata data) external {
        (bool succeeded, bytes memory answer) = target.call(data);
        revert(string(abi.encode(succeeded, answer)));
    }
}
