// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC165} from "@openzeppelin/contracts/interfaces/IERC165.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICapitalPool} from "./interfaces/ICapitalPool.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {ExposureLib} from "./libraries/ExposureLib.sol";
import {PoolLib} from "./libraries/PoolLib.sol";
import {Params, PoolState} from "./libraries/PoolState.sol";
import {PoolViewLib} from "./libraries/PoolViewLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";
import {PoolShares} from "./pool/PoolShares.sol";
import {PoolConfig, PoolMoney, PoolSolvency, Sale} from "./types/Types.sol";

/// @title The pool that holds the money
/// @notice See `ICapitalPool`.
/// @dev Every function that moves money follows one rhythm: check, sync, effects, event, transfer last.
contract CapitalPool is PoolShares, SelfPermit {
    using ExposureLib for ExposureLib.Ledger;
    using PoolLib for PoolState;
    using PoolViewLib for PoolState;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    address public immutable COVER;
    address public immutable CLAIMS;

    modifier onlyCover() {
        require(msg.sender == COVER, ErrorsLib.NotCover(msg.sender));
        _;
    }

    modifier onlyClaims() {
        require(msg.sender == CLAIMS, ErrorsLib.NotClaims(msg.sender));
        _;
    }

    constructor(address cover, address claims) {
        COVER = cover;
        CLAIMS = claims;
    }

    // ---- for Cover ----

    /// @inheritdoc ICapitalPool
    function openLine(uint8 group, uint16 maxShareBps) external onlyCover returns (uint8 line) {
        line = _state.ledger.openLine(group, maxShareBps);
        emit LineOpened(line, group, maxShareBps);
    }

    /// @inheritdoc ICapitalPool
    function sell(Sale calldata sale) external onlyCover nonReentrant {
        _syncAll();
        _state.sell(sale);
        emit Sold(sale.line, sale.amount, sale.startDay, sale.endDay, sale.premium);
        IERC20(asset()).safeTransferFrom(sale.payer, address(this), sale.premium);
    }

    // ---- for Claims ----

    /// @inheritdoc ICapitalPool
    function openIncident(uint8 line, uint256 incident, uint256 eventTime, address filer, uint256 bond)
        external
        onlyClaims
        nonReentrant
        returns (uint256 eligible)
    {
        _syncAll();
        eligible = _state.openIncident(line, incident, eventTime, bond);
        emit IncidentOpened(line, eventTime, eligible);
        emit BondTaken(filer, bond);
        IERC20(asset()).safeTransferFrom(filer, address(this), bond);
    }

    /// @inheritdoc ICapitalPool
    function closeIncident(uint8 line, uint256 eligible, uint256 loss, uint256 bond, bool forfeited)
        external
        onlyClaims
        returns (uint256 charged)
    {
        _syncAll();
        charged = _state.closeIncident(line, eligible, loss, bond, forfeited);
        if (forfeited) emit BondForfeited(bond);
        else emit BondReleased(bond);
    }

    /// @inheritdoc ICapitalPool
    function pay(address to, uint256 assets) external onlyClaims nonReentrant {
        emit Paid(to, assets);
        _payOwed(to, assets);
    }

    /// @inheritdoc ICapitalPool
    function returnBond(address to, uint256 assets) external onlyClaims nonReentrant {
        emit BondReturned(to, assets);
        _payOwed(to, assets);
    }

    function _payOwed(address to, uint256 assets) private {
        _state.owed -= assets.toUint128();
        IERC20(asset()).safeTransfer(to, assets);
    }

    /// @inheritdoc ICapitalPool
    function returnOwed(uint256 assets) external onlyClaims {
        _syncAll();
        _state.owed -= assets.toUint128();
        _state.capital = (_state.capital + assets).toUint128();
        emit OwedReturned(assets);
    }

    // ---- views ----

    /// @inheritdoc ICapitalPool
    function money() external view returns (PoolMoney memory) {
        return _state.money();
    }

    /// @inheritdoc ICapitalPool
    function solvency() external view returns (PoolSolvency memory) {
        return _state.solvency();
    }

    /// @inheritdoc ICapitalPool
    function premiumRate() external view returns (uint256) {
        return _state.premiumRate();
    }

    /// @inheritdoc ICapitalPool
    function lineState(uint8 line) external view returns (uint256, uint256, bool) {
        return _state.lineState(line);
    }

    /// @inheritdoc ICapitalPool
    function incidentOf(uint8 line) external view returns (uint256) {
        return _state.ledger.lines[line].incident;
    }

    /// @inheritdoc ICapitalPool
    function groupExposure(uint8 group) external view returns (uint256) {
        return _state.groupExposure(group);
    }

    /// @inheritdoc ICapitalPool
    function config() external view returns (PoolConfig memory) {
        Params storage p = _state.params;
        return PoolConfig(
            asset(),
            name(),
            symbol(),
            p.curator,
            p.groupCapBps,
            p.materialityBps,
            p.cooldownDays,
            p.reportDays
        );
    }

    /// @inheritdoc ICapitalPool
    function curator() external view returns (address) {
        return _state.params.curator;
    }

    /// @inheritdoc ICapitalPool
    function share() external view returns (address) {
        return address(this);
    }

    /// @notice ERC-165: ERC-7540 redeem side and operators, ERC-7575.
    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == type(IERC165).interfaceId || id == 0x620ee8e4 || id == 0xe3bc4e65 || id == 0x2f0a18c5;
    }
}
