// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IPoolVault} from "../interfaces/ICapitalPool.sol";
import {AssetLib} from "../libraries/AssetLib.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {ExitLib} from "../libraries/ExitLib.sol";
import {ExposureLib} from "../libraries/ExposureLib.sol";
import {PoolLib} from "../libraries/PoolLib.sol";
import {PoolState} from "../libraries/PoolState.sol";
import {PoolViewLib} from "../libraries/PoolViewLib.sol";
import {PoolBase} from "./PoolBase.sol";

/// @title Exits: the redeem side of ERC-7540
abstract contract PoolExits is PoolBase {
    using ExitLib for ExitLib.Queue;
    using ExposureLib for ExposureLib.Ledger;
    using PoolLib for PoolState;
    using PoolViewLib for PoolState;

    uint256 private constant NO_LIMIT = type(uint256).max;

    /// @inheritdoc IPoolVault
    mapping(address controller => mapping(address operator => bool)) public isOperator;

    /// @inheritdoc IPoolVault
    function requestRedeem(uint256 shares, address controller, address owner)
        external
        returns (uint256 requestId)
    {
        require(shares != 0, ErrorsLib.ZeroAmount());
        require(controller != address(0), ErrorsLib.ZeroAddress());
        // Nobody fills another's list with requests of dust.
        require(
            controller == owner || controller == msg.sender || isOperator[controller][msg.sender],
            ErrorsLib.NotAuthorized(msg.sender, controller)
        );
        if (msg.sender != owner && !isOperator[owner][msg.sender]) {
            _spendAllowance(owner, msg.sender, shares);
        }
        requestId = _state.exits.push(controller, shares);
        _transfer(owner, address(this), shares);
        emit RedeemRequest(controller, owner, requestId, msg.sender, shares);
    }

    /// @inheritdoc IPoolVault
    function processExits() external nonReentrant returns (uint256 shares, uint256 assets) {
        _syncAll();
        _requireCertainPrice(_state.capital);
        shares = _state.exits.processable(_state.params.cooldownDays, _mostRedeemable());
        if (shares == 0) return (0, 0);
        assets = _convertToAssets(shares, Math.Rounding.Floor);

        _state.leave(shares, assets);
        _burn(address(this), shares);
    }

    /// @inheritdoc IERC4626
    function redeem(uint256 shares, address receiver, address controller)
        public
        override(ERC4626, IERC4626)
        nonReentrant
        returns (uint256 assets)
    {
        uint256 taken;
        (taken, assets) = _take(shares, NO_LIMIT, receiver, controller);
        require(taken == shares, ErrorsLib.NotTakeable(shares, taken));
    }

    /// @inheritdoc IERC4626
    function withdraw(uint256 assets, address receiver, address controller)
        public
        override(ERC4626, IERC4626)
        nonReentrant
        returns (uint256 shares)
    {
        uint256 taken;
        (shares, taken) = _take(NO_LIMIT, assets, receiver, controller);
        require(taken == assets, ErrorsLib.NotTakeable(assets, taken));
    }

    function _take(uint256 maxShares, uint256 maxAssets, address receiver, address controller)
        private
        returns (uint256 shares, uint256 assets)
    {
        require(maxShares != 0 && maxAssets != 0, ErrorsLib.ZeroAmount());
        _requireOperator(controller);
        (shares, assets) = _state.exits.take(controller, _state.payable_(), maxShares, maxAssets);
        _state.exiting -= uint128(assets);
        emit Withdraw(msg.sender, receiver, controller, assets, shares);
        AssetLib.push(receiver, assets);
    }

    /// @inheritdoc IPoolVault
    function advance(uint256 requestId, address receiver, address controller)
        external
        nonReentrant
        returns (uint256 assets)
    {
        _requireOperator(controller);
        assets = _state.exits.advance(controller, requestId, _state.payable_());
        require(assets != 0, ErrorsLib.NothingToAdvance(controller, requestId));
        _state.exiting -= uint128(assets);
        emit Advanced(controller, receiver, requestId, assets);
        AssetLib.push(receiver, assets);
    }

    function _requireOperator(address controller) private view {
        require(
            msg.sender == controller || isOperator[controller][msg.sender],
            ErrorsLib.NotAuthorized(msg.sender, controller)
        );
    }

    /// @inheritdoc IPoolVault
    function setOperator(address operator, bool approved) external returns (bool) {
        isOperator[msg.sender][operator] = approved;
        emit OperatorSet(msg.sender, operator, approved);
        return true;
    }

    // ---- views ----

    /// @inheritdoc IPoolVault
    function pendingRedeemRequest(uint256 requestId, address controller) external view returns (uint256) {
        return _state.exits.pending(controller, requestId);
    }

    /// @inheritdoc IPoolVault
    function claimableRedeemRequest(uint256 requestId, address controller) external view returns (uint256) {
        return _state.exits.claimable(controller, requestId, _state.payable_());
    }

    /// @notice Shares of a controller whose money can be taken now.
    function maxRedeem(address controller) public view override(ERC4626, IERC4626) returns (uint256 shares) {
        (shares,) = _state.exits.takeable(controller, _state.payable_());
    }

    /// @notice Money that a controller can take now, asset units.
    function maxWithdraw(address controller)
        public
        view
        override(ERC4626, IERC4626)
        returns (uint256 assets)
    {
        (, assets) = _state.exits.takeable(controller, _state.payable_());
    }

    /// @dev ERC-7540: an asynchronous redemption has no price before it is processed.
    function previewRedeem(uint256) public pure override(ERC4626, IERC4626) returns (uint256) {
        revert ErrorsLib.AsynchronousRedeem();
    }

    /// @dev ERC-7540: an asynchronous redemption has no price before it is processed.
    function previewWithdraw(uint256) public pure override(ERC4626, IERC4626) returns (uint256) {
        revert ErrorsLib.AsynchronousRedeem();
    }

    /// @dev Shares whose exit leaves `capital >= required`. Rounded down, in favour of those who stay.
    function _mostRedeemable() private view returns (uint256) {
        uint256 required = _state.requiredSynced();
        if (required == 0) return totalSupply();
        return _convertToShares(Math.saturatingSub(_state.capital, required), Math.Rounding.Floor);
    }

    /// @inheritdoc IPoolVault
    function reportWindow() public view returns (uint256) {
        return uint256(_state.params.reportDays) * 1 days;
    }
}
